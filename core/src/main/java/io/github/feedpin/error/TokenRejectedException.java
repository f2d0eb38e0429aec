package io.github.feedpin.error;

/**
 * The token is bad: the platform rejected it, and did not act. Not retryable as it is; a new token, tried once, may
 * cure it.
 */
public final class TokenRejectedException extends PlatformException {

    private static final long serialVersionUID = 1L;

    TokenRejectedException(PlatformError error) {
        super(error, null, FailureScope.TOKEN, false);
    }
}
