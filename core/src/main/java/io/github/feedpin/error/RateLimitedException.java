package io.github.feedpin.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The moment is bad: the platform rejected the call because a limit is reached, and did not act. Retryable after a
 * wait.
 */
public final class RateLimitedException extends PlatformException {

    private static final long serialVersionUID = 1L;

    RateLimitedException(PlatformError error, @Nullable Duration retryAfter) {
        super(error, retryAfter, FailureScope.RATE_LIMIT, false);
    }
}
