package io.github.feedpin.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the platform reported an internal failure, or asked to retry later. It may have acted before it failed.
 * Retryable.
 */
public final class PlatformUnavailableException extends PlatformException {

    private static final long serialVersionUID = 1L;

    PlatformUnavailableException(PlatformError error, @Nullable Duration retryAfter) {
        super(error, retryAfter, FailureScope.TRANSIENT, true);
    }
}
