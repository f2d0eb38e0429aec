package io.github.feedpin.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The moment is bad: the platform reported a failure of its own, or asks to come back later. It may have acted before
 * it failed. Retryable.
 */
public final class PlatformUnavailableException extends PlatformException {

    private static final long serialVersionUID = 1L;

    PlatformUnavailableException(PlatformError error, @Nullable Duration retryAfter) {
        super(error, retryAfter, FailureScope.TRANSIENT, true);
    }
}
