package io.github.feedpin.error;

/**
 * The platform refuses the app itself: wrong credentials, missing scope, disabled, monthly allowance used up. Every further
 * call would be refused as well.
 */
public final class AppRefusedException extends PlatformException {

    private static final long serialVersionUID = 1L;

    /** @param error what the platform answered */
    public AppRefusedException(PlatformError error) {
        super(error, null, false, false);
    }
}
