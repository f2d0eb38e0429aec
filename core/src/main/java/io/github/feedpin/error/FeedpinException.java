package io.github.feedpin.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call, or the fetching of a token, failed, or could not be taken on. The message says what happened, in which call, and what to do; it holds no
 * secret, no token and no whole user id.
 */
public abstract sealed class FeedpinException extends RuntimeException
        permits PlatformException,
                UnreachableException,
                NoAnswerException,
                TokenUnavailableException,
                QueueFullException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;
    private final boolean mayHaveActed;

    FeedpinException(String message, @Nullable Throwable cause, boolean retryable, boolean mayHaveActed) {
        super(message, cause);
        this.retryable = retryable;
        this.mayHaveActed = mayHaveActed;
    }

    /** Whether the same call may succeed a moment later. The same for all of a type. */
    public final boolean retryable() {
        return retryable;
    }

    /** Whether the platform may have done what it was asked, in spite of this failure. The same for all of a type. */
    public final boolean mayHaveActed() {
        return mayHaveActed;
    }

    /**
     * How long the platform asks to wait before the next attempt, or for how long no request is sent since the app was
     * rejected; empty when neither is known.
     */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** What the platform answered; empty when no answer came. */
    public Optional<PlatformError> platformError() {
        return Optional.empty();
    }

    /** Never null. */
    @Override
    public String getMessage() {
        @Nullable String message = super.getMessage();
        return message == null ? "" : message;
    }
}
