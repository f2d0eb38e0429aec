package io.github.feedpin.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the platform rejected the call because a rate limit is reached. It did not act. Retryable after a wait.
 */
public final class RateLimitedException extends PlatformException {

    private static final long serialVersionUID = 1L;

    RateLimitedException(PlatformError error, @Nullable Duration retryAfter) {
        super(error, retryAfter, FailureScope.RATE_LIMIT, false);
    }
}
