package io.github.feedpin.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the pin store failed, or a contradicting call did not end in time. A call that could not be recorded was
 * not sent, and the platform did not act. Retryable.
 */
public final class PinStoreException extends FeedpinException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception for a call that could not be recorded, or for records that could not be read.
     *
     * @param message what failed
     * @param cause the failure of the store; null if there is none
     */
    public PinStoreException(String message, @Nullable Throwable cause) {
        super(message, cause, FailureScope.TRANSIENT, false);
    }
}
