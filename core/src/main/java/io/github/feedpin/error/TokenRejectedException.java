package io.github.feedpin.error;

/**
 * Thrown when the platform rejected the access token. It did not act. Not retryable with the same token; one retry with
 * a new token may succeed.
 */
public final class TokenRejectedException extends PlatformException {

    private static final long serialVersionUID = 1L;

    TokenRejectedException(PlatformError error) {
        super(error, null, FailureScope.TOKEN, false);
    }
}
