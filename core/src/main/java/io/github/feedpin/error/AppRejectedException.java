package io.github.feedpin.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the app is not authorized: wrong credentials, missing scope, disabled, monthly allowance used up. The
 * platform did not act. Not retryable; every further call would be rejected as well. A {@link TenantRejectedException}
 * if a store app is rejected in one tenant only.
 */
public sealed class AppRejectedException extends PlatformException permits TenantRejectedException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception for a rejection by the platform.
     *
     * @param error the error of the platform
     */
    public AppRejectedException(PlatformError error) {
        this(error, null);
    }

    /**
     * Creates an exception for a rejection that is remembered for a while, in which no request is sent.
     *
     * @param error the error of the platform
     * @param retryAfter how long no request is sent; null if that is unknown
     */
    public AppRejectedException(PlatformError error, @Nullable Duration retryAfter) {
        this(error, retryAfter, FailureScope.APP);
    }

    AppRejectedException(PlatformError error, @Nullable Duration retryAfter, FailureScope scope) {
        super(error, retryAfter, scope, false);
    }

    /**
     * {@return the same rejection, remembered for {@code duration}}
     *
     * @param duration how long no request is sent; null if that is unknown
     */
    public AppRejectedException withRetryAfter(@Nullable Duration duration) {
        return new AppRejectedException(error(), duration);
    }
}
