package io.github.feedpin.error;

/**
 * The call is bad: the platform rejected it because of what it holds, and did not act. Not retryable; other calls may
 * pass.
 */
public final class CallRejectedException extends PlatformException {

    private static final long serialVersionUID = 1L;

    CallRejectedException(PlatformError error) {
        super(error, null, FailureScope.REQUEST, false);
    }
}
