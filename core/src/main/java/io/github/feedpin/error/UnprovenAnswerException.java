package io.github.feedpin.error;

/**
 * Something answered, but not in a way that proves success or failure: a redirect, a gateway's page, JSON without a
 * {@code code}, failures that name nobody. The platform may have acted.
 */
public final class UnprovenAnswerException extends PlatformException {

    private static final long serialVersionUID = 1L;

    /** @param error what was answered */
    public UnprovenAnswerException(PlatformError error) {
        super(error, null, true, true);
    }
}
