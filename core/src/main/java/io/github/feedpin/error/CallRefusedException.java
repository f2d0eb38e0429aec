package io.github.feedpin.error;

/**
 * The call is bad: the platform refused it because of what it holds, and did not act. Not retryable; other calls may pass.
 */
public final class CallRefusedException extends PlatformException {

    private static final long serialVersionUID = 1L;

    CallRefusedException(PlatformError error) {
        super(error, null, false, false);
    }
}
