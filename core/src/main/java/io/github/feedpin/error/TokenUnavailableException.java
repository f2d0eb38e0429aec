package io.github.feedpin.error;

import java.time.Duration;
import java.util.Optional;

/**
 * Thrown when no access token could be obtained, so that the call was not sent and the platform did not act. Retryable.
 * When the platform rejects the app, an {@link AppRejectedException} is thrown instead.
 */
public final class TokenUnavailableException extends FeedpinException {

    private static final long serialVersionUID = 1L;

    private final FeedpinException failure;

    /**
     * Creates an exception with the platform error and the wait of its cause.
     *
     * @param failure why the token could not be fetched
     */
    public TokenUnavailableException(FeedpinException failure) {
        super("No access token could be fetched: " + failure.getMessage(), failure, FailureScope.TRANSIENT, false);
        this.failure = failure;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return failure.retryAfter();
    }

    @Override
    public Optional<PlatformError> platformError() {
        return failure.platformError();
    }
}
