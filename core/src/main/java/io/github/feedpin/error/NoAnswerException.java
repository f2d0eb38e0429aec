package io.github.feedpin.error;

import org.jspecify.annotations.Nullable;

/** The request may have left, and no whole answer came: a broken connection, a timeout, too large a body. */
public final class NoAnswerException extends FeedpinException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message which call, and what happened instead of an answer
     * @param cause the transport's own failure; null when there is none
     */
    public NoAnswerException(String message, @Nullable Throwable cause) {
        super(message, cause, true, true);
    }
}
