package io.github.feedpin.error;

/**
 * The app is bad: wrong credentials, missing scope, disabled, monthly allowance used up. The platform did not act. Not retryable;
 * every further call would be refused as well.
 */
public final class AppRefusedException extends PlatformException {

    private static final long serialVersionUID = 1L;

    /** @param error what the platform answered */
    public AppRefusedException(PlatformError error) {
        super(error, null, false, false);
    }
}
