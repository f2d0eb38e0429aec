package io.github.feedpin.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The platform refused the call because its rate limit is reached. It did not act. */
public final class RateLimitedException extends PlatformException {

    private static final long serialVersionUID = 1L;

    RateLimitedException(PlatformError error, @Nullable Duration retryAfter) {
        super(error, retryAfter, true, false);
    }
}
