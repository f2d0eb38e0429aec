package io.github.feedpin.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Base class of exceptions for responses that are no success. */
public abstract sealed class PlatformException extends FeedpinException
        permits CallRejectedException,
                AppRejectedException,
                TokenRejectedException,
                RateLimitedException,
                PlatformUnavailableException,
                InvalidResponseException {

    private static final long serialVersionUID = 1L;

    private final PlatformError error;
    private final @Nullable Duration retryAfter;

    PlatformException(PlatformError error, @Nullable Duration retryAfter, boolean retryable, boolean mayHaveActed) {
        super(error.describe(), null, retryable, mayHaveActed);
        this.error = error;
        this.retryAfter = retryAfter;
    }

    /**
     * Creates the exception for a response that is no success.
     *
     * @param error the error of the platform
     * @param retryAfter the wait that the platform asks for; null when it asks for none
     */
    public static PlatformException of(PlatformError error, @Nullable Duration retryAfter) {
        return switch (PlatformCodes.kindOf(error)) {
            case CALL -> new CallRejectedException(error);
            case APP -> new AppRejectedException(error);
            case TOKEN -> new TokenRejectedException(error);
            case RATE_LIMIT -> new RateLimitedException(error, retryAfter);
            case PLATFORM -> new PlatformUnavailableException(error, retryAfter);
            case UNPROVEN -> new InvalidResponseException(error);
        };
    }

    @Override
    public Optional<PlatformError> platformError() {
        return Optional.of(error);
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
