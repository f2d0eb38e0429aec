package io.github.feedpin.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the request was certainly not sent, because name resolution, the connection or the handshake failed, or
 * no connection was free in time. The platform did not act. Retryable.
 */
public final class UnreachableException extends FeedpinException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception for a request that was not sent.
     *
     * @param message what could not be reached, and why
     * @param cause the failure of the transport; null if there is none
     */
    public UnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause, FailureScope.TRANSIENT, false);
    }
}
