package io.github.feedpin.error;

import org.jspecify.annotations.Nullable;

/**
 * The moment is bad: the request certainly never left, for want of a name, a connection, a handshake, or a free
 * connection in time. The platform did not act. Retryable.
 */
public final class UnreachableException extends FeedpinException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what could not be reached, and why
     * @param cause the transport's own failure; null when there is none
     */
    public UnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause, FailureScope.TRANSIENT, false);
    }
}
