package io.github.feedpin.simulator;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Hands out tokens, and knows which of them are valid. Asked again while a quarter of its life is left, it gives the same
 * token; later a new one, and both are valid until they expire. Not thread-safe: the engine's lock guards it.
 */
final class TokenIssuer {

    private static final int TOKEN_BYTES = 20;

    private final RandomGenerator random;
    private final long lifetime;
    private final long sameWhileLeft;
    private final Map<String, Long> expiries = new HashMap<>();
    private @Nullable String newest;

    TokenIssuer(Duration lifetime, RandomGenerator random) {
        this.random = random;
        this.lifetime = lifetime.toNanos();
        // The answer tells whole seconds, and must not tell 0.
        this.sameWhileLeft = Math.max(this.lifetime / 4, Duration.ofSeconds(1).toNanos());
    }

    GrantedToken issue(long now) {
        expiries.values().removeIf(expiry -> expiry - now <= 0);
        if (newest == null || left(newest, now) < sameWhileLeft) {
            newest = newToken();
            expiries.put(newest, now + lifetime);
        }
        Duration left = Duration.ofNanos(left(newest, now));
        return new GrantedToken(new AccessToken(newest), Duration.ofSeconds(left.toSeconds()));
    }

    /** Why {@code token} opens nothing; null when it is valid. */
    @Nullable
    Refusal refusalOf(@Nullable String token, long now) {
        if (token == null) {
            return Refusal.TOKEN_MISSING;
        }
        return left(token, now) > 0 ? null : Refusal.TOKEN_INVALID;
    }

    void revokeAll() {
        expiries.clear();
    }

    private long left(String token, long now) {
        @Nullable Long expiry = expiries.get(token);
        return expiry == null ? 0 : expiry - now;
    }

    private String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return "t-" + HexFormat.of().formatHex(bytes);
    }
}
