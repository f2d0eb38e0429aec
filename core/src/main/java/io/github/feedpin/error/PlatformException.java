package io.github.feedpin.error;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Base class of exceptions for responses that are not successful. */
public abstract sealed class PlatformException extends FeedpinException
        permits CallRejectedException,
                AppRejectedException,
                FeedCardRejectedException,
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
     * Creates the exception for a response that is not successful, to a request of a self-built app for its bot's chat.
     *
     * @param error the error of the platform
     * @param retryAfter the wait that the platform asks for; null if it asks for none
     * @return an exception of the type that the code, or otherwise the HTTP status, determines
     */
    public static PlatformException of(PlatformError error, @Nullable Duration retryAfter) {
        return of(error, retryAfter, Set.of());
    }

    /**
     * Creates the exception for a response that is not successful.
     *
     * @param error the error of the platform
     * @param retryAfter the wait that the platform asks for; null if it asks for none
     * @param narrower which of {@link FailureScope#TENANT} and {@link FailureScope#FEED_CARD} a failure of the request
     *     may have: the former if it was made for one tenant of a store app, the latter if it was for a group chat
     * @return an exception of the type that the code, or otherwise the HTTP status, determines
     */
    public static PlatformException of(PlatformError error, @Nullable Duration retryAfter, Set<FailureScope> narrower) {
        return switch (PlatformCodes.scopeOf(error, narrower)) {
            case REQUEST -> new CallRejectedException(error);
            case APP -> new AppRejectedException(error);
            case TENANT -> new TenantRejectedException(error);
            case FEED_CARD -> new FeedCardRejectedException(error);
            case TOKEN -> new TokenRejectedException(error);
            case RATE_LIMIT -> new RateLimitedException(error, retryAfter);
            case TRANSIENT, CLIENT ->
                PlatformCodes.isError(error)
                        ? new PlatformUnavailableException(error, retryAfter)
                        : new InvalidResponseException(error);
        };
    }

    /** Returns the error of the platform. */
    final PlatformError error() {
        return error;
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
