package io.github.feedpin.error;

/**
 * The moment is taken to be bad: something answered, but not in a way that proves success or failure, such as a
 * redirect, a gateway's page, JSON without a {@code code}, failures that name nobody. The platform may have acted.
 * Retryable.
 */
public final class InvalidResponseException extends PlatformException {

    private static final long serialVersionUID = 1L;

    /** @param error what was answered */
    public InvalidResponseException(PlatformError error) {
        super(error, null, FailureScope.TRANSIENT, true);
    }
}
