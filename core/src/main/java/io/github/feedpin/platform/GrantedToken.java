package io.github.feedpin.platform;

import java.time.Duration;

/**
 * A token as issued by the platform.
 *
 * @param token the token
 * @param expiresIn its remaining lifetime; positive
 */
public record GrantedToken(AccessToken token, Duration expiresIn) {

    /**
     * Creates a token that is still valid.
     *
     * @param token the token
     * @param expiresIn positive
     * @throws IllegalArgumentException if the token has already expired
     */
    public GrantedToken {
        if (expiresIn.isZero() || expiresIn.isNegative()) {
            throw new IllegalArgumentException("A granted token must still be valid, but expires in " + expiresIn);
        }
    }
}
