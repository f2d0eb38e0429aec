package io.github.feedpin.error;

/**
 * Thrown when a response proves neither success nor failure, such as a redirect, a gateway's page, JSON without a
 * {@code code}, or failures without a user. Treated as a transient failure. The platform may have acted. Retryable.
 */
public final class InvalidResponseException extends PlatformException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception for a response that is neither a success nor an error of the platform.
     *
     * @param error the response
     */
    public InvalidResponseException(PlatformError error) {
        super(error, null, FailureScope.TRANSIENT, true);
    }
}
