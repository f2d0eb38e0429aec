package io.github.feedpin.error;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Thrown when the platform asked for a pause of more than 2 minutes, the longest that calls wait for: no request is
 * sent before the pause is over, and requests fail at once meanwhile. The platform did not act. Retryable after the
 * pause.
 */
public final class PausedException extends FeedpinException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * Creates an exception for a pause that ends at {@code until}.
     *
     * @param until when the platform may be called again
     * @param retryAfter how long that is from now
     */
    public PausedException(Instant until, Duration retryAfter) {
        super("Not sent: the platform asked for no calls before " + until, null, FailureScope.RATE_LIMIT, false);
        this.retryAfter = retryAfter;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(retryAfter);
    }
}
