package io.github.feedpin.error;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Thrown when the platform has asked to wait for longer than calls are kept waiting, which is 2 minutes: nothing is
 * sent before that time is over, and requests made meanwhile fail at once. The platform did not act. Retryable after
 * the wait.
 */
public final class PausedException extends FeedpinException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * The exception for a pause that ends at {@code until}.
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
