package io.github.feedpin.error;

/**
 * Too many singles wait already, so this one was not taken in and nothing was sent. Ask again when some of them are
 * through, ask for fewer at a time, or pin many people at once with a run, which takes as many as there are.
 */
public final class QueueFullException extends FeedpinException {

    private static final long serialVersionUID = 1L;

    /** @param capacity how many may wait */
    public QueueFullException(int capacity) {
        super(
                capacity
                        + " singles wait already, as many as may; ask again later, or pin many people at once with a run",
                null,
                FailureScope.CLIENT,
                false);
    }
}
