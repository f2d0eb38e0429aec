package io.github.feedpin.error;

/**
 * The platform refused the access token. A new token, tried once, may cure it.
 */
public final class TokenRefusedException extends PlatformException {

    private static final long serialVersionUID = 1L;

    TokenRefusedException(PlatformError error) {
        super(error, null, false, false);
    }
}
