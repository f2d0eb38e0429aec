package io.github.feedpin.error;

import org.jspecify.annotations.Nullable;

/**
 * The moment is bad: the request may have left, and no whole response came, because of a broken connection, a timeout,
 * too large a body. The platform may have acted. Retryable.
 */
public final class NoResponseException extends FeedpinException {

    private static final long serialVersionUID = 1L;

    private final boolean connectionBroken;

    /**
     * A call that was given up: its request may still be on its way.
     *
     * @param message which call, and what happened instead of a response
     * @param cause the transport's own failure; null when there is none
     */
    public NoResponseException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private NoResponseException(String message, @Nullable Throwable cause, boolean connectionBroken) {
        super(message, cause, FailureScope.TRANSIENT, true);
        this.connectionBroken = connectionBroken;
    }

    /**
     * A call whose connection broke from the other side, so that its request is no longer on its way; otherwise like
     * the constructor.
     */
    public static NoResponseException ofBrokenConnection(String message, @Nullable Throwable cause) {
        return new NoResponseException(message, cause, true);
    }

    /** Whether the connection broke from the other side: the request has arrived by now, or never will. */
    public boolean connectionBroken() {
        return connectionBroken;
    }
}
