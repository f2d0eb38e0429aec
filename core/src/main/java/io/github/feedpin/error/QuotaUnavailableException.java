package io.github.feedpin.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when processes share a quota and this one may not use its part at present, for instance because the store of
 * the shared quota cannot be reached for longer than a lease. The request was not sent, and the platform did not act.
 * Retryable.
 */
public final class QuotaUnavailableException extends FeedpinException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception for a request that gets no permit.
     *
     * @param message why no permit can be granted
     * @param cause the failure of the store; null if there is none
     */
    public QuotaUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause, FailureScope.TRANSIENT, false);
    }
}
