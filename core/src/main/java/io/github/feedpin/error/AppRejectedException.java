package io.github.feedpin.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The app is bad: wrong credentials, missing scope, disabled, monthly allowance used up. The platform did not act. Not
 * retryable; every further call would be rejected as well.
 */
public final class AppRejectedException extends PlatformException {

    private static final long serialVersionUID = 1L;

    /** @param error what the platform answered */
    public AppRejectedException(PlatformError error) {
        this(error, null);
    }

    /**
     * A rejection that is remembered for a while, in which nothing is sent.
     *
     * @param error what the platform answered
     * @param retryAfter how long no request is sent; null when that is not known
     */
    public AppRejectedException(PlatformError error, @Nullable Duration retryAfter) {
        super(error, retryAfter, FailureScope.APP, false);
    }
}
