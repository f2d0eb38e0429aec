package io.github.feedpin.error;

import org.jspecify.annotations.Nullable;

/** The request certainly never left: no name, no connection, no handshake, no free connection in time. */
public final class UnreachableException extends FeedpinException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what could not be reached, and why
     * @param cause the transport's own failure; null when there is none
     */
    public UnreachableException(String message, @Nullable Throwable cause) {
        super(message, cause, true, false);
    }
}
