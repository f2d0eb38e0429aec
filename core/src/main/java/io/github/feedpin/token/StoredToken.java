package io.github.feedpin.token;

import io.github.feedpin.platform.AccessToken;
import java.time.Duration;
import java.util.Objects;

/**
 * Access token in a {@link TokenStore}.
 *
 * @param token the token
 * @param remaining for how long it may still be used
 * @param version the number of the claim under which it was stored, so the higher the newer; distinguishes it from the
 *     same token when that is fetched and stored again
 */
public record StoredToken(AccessToken token, Duration remaining, long version) {

    /**
     * Creates a stored token.
     *
     * @param token the token
     * @param remaining for how long it may still be used
     * @param version the number of the claim under which it was stored
     */
    public StoredToken {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(remaining, "remaining");
    }
}
