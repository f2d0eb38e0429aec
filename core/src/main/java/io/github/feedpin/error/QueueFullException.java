package io.github.feedpin.error;

/**
 * Thrown when too many single requests are pending, so that another one was not accepted and no request was sent. Retry
 * when some of them have completed, make fewer at a time, or pin many users with one run, which has no such limit.
 */
public final class QueueFullException extends FeedpinException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception for a request that was not accepted.
     *
     * @param capacity the maximum number of pending requests
     */
    public QueueFullException(int capacity) {
        super(
                capacity + " single requests are pending, the maximum; retry later, or pin many users with one run",
                null,
                FailureScope.CLIENT,
                false);
    }
}
