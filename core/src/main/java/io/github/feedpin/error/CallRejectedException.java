package io.github.feedpin.error;

/**
 * Thrown when the call is invalid: the platform rejected it because of its content, and did not act. Not retryable;
 * other calls may succeed.
 */
public final class CallRejectedException extends PlatformException {

    private static final long serialVersionUID = 1L;

    CallRejectedException(PlatformError error) {
        super(error, null, FailureScope.REQUEST, false);
    }
}
