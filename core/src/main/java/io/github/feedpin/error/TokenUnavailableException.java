package io.github.feedpin.error;

import java.time.Duration;
import java.util.Optional;

/**
 * The moment is bad: no access token could be had, so the call itself was not sent and the platform did not act.
 * Retryable. An app that is rejected a token for good ends in an {@link AppRejectedException} instead.
 */
public final class TokenUnavailableException extends FeedpinException {

    private static final long serialVersionUID = 1L;

    private final FeedpinException failure;

    /** @param failure why the token could not be fetched */
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
