package io.github.feedpin.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Base class of exceptions for responses that are not successful. */
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

    PlatformException(PlatformError error, @Nullable Duration retryAfter, FailureScope scope, boolean mayHaveActed) {
        super(error.describe(), null, scope, mayHaveActed);
        this.error = error;
        this.retryAfter = retryAfter;
    }

    /**
     * Creates the exception for a response that is not successful.
     *
     * @param error the error of the platform
     * @param retryAfter the wait that the platform asks for; null if it asks for none
     */
    public static PlatformException of(PlatformError error, @Nullable Duration retryAfter) {
        return switch (PlatformCodes.scopeOf(error)) {
            case REQUEST -> new CallRejectedException(error);
            case APP -> new AppRejectedException(error);
            case TOKEN -> new TokenRejectedException(error);
            case RATE_LIMIT -> new RateLimitedException(error, retryAfter);
            case TRANSIENT, CLIENT ->
                PlatformCodes.isError(error)
                        ? new PlatformUnavailableException(error, retryAfter)
                        : new InvalidResponseException(error);
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
