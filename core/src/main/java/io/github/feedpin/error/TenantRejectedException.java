package io.github.feedpin.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a store app is not authorized in one tenant: not installed there, disabled, a scope that the tenant has
 * not granted, its monthly allowance used up. Other tenants are not affected. The platform did not act. Not retryable.
 */
public final class TenantRejectedException extends AppRejectedException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception for a rejection by the platform.
     *
     * @param error the error of the platform
     */
    public TenantRejectedException(PlatformError error) {
        this(error, null);
    }

    private TenantRejectedException(PlatformError error, @Nullable Duration retryAfter) {
        super(error, retryAfter, FailureScope.TENANT);
    }

    @Override
    public TenantRejectedException withRetryAfter(@Nullable Duration duration) {
        return new TenantRejectedException(error(), duration);
    }
}
