package io.github.feedpin.error;

/**
 * The token is bad: the platform refused it, and did not act. Not retryable as it is; a new token, tried once, may cure it.
 */
public final class TokenRefusedException extends PlatformException {

    private static final long serialVersionUID = 1L;

    TokenRefusedException(PlatformError error) {
        super(error, null, false, false);
    }
}
