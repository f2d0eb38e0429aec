package io.github.feedpin.error;

/**
 * The platform refused this one call because of what it holds; other calls may pass.
 */
public final class CallRefusedException extends PlatformException {

    private static final long serialVersionUID = 1L;

    CallRefusedException(PlatformError error) {
        super(error, null, false, false);
    }
}
