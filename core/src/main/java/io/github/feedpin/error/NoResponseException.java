package io.github.feedpin.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the request may have been sent, and no complete response was received, because of a broken connection, a
 * timeout, or a body that is too large. The platform may have acted. Retryable.
 */
public final class NoResponseException extends FeedpinException {

    private static final long serialVersionUID = 1L;

    private final boolean connectionBroken;

    /**
     * Creates an exception for a call that was abandoned: its request may still reach the platform.
     *
     * @param message the call, and what happened instead of a response
     * @param cause the failure of the transport; null if there is none
     */
    public NoResponseException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private NoResponseException(String message, @Nullable Throwable cause, boolean connectionBroken) {
        super(message, cause, FailureScope.TRANSIENT, true);
        this.connectionBroken = connectionBroken;
    }

    /**
     * Creates an exception for a call whose connection was closed by the peer, so that its request cannot reach the
     * platform later.
     *
     * @param message the call, and what happened instead of a response
     * @param cause the failure of the transport; null if there is none
     * @return an exception whose {@link #connectionBroken()} is true
     */
    public static NoResponseException ofBrokenConnection(String message, @Nullable Throwable cause) {
        return new NoResponseException(message, cause, true);
    }

    /** {@return whether the peer closed the connection: the request has reached the platform by now, or never will} */
    public boolean connectionBroken() {
        return connectionBroken;
    }
}
