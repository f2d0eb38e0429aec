package io.github.feedpin.error;

import org.jspecify.annotations.Nullable;

/**
 * The moment is bad: the request may have left, and no whole answer came, because of a broken connection, a timeout, too large a body.
 * The platform may have acted. Retryable.
 */
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
