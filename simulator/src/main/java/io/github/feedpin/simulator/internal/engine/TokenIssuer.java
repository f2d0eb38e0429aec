package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Issues tokens, and knows which of them are valid. While a quarter of a token's lifetime is left, it is issued again;
 * later a new one is, and both are valid until they expire. Not thread-safe; guarded by the engine.
 */
public final class TokenIssuer {

    private static final int TOKEN_BYTES = 20;

    /** Tokens are granted for whole seconds, and never for 0. */
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private record GrantedUntil(String token, long expiry) {}

    private final RandomGenerator random;
    private final long lifetime;
    private final long sameWhileLeft;
    private final Map<String, Long> expiries = new HashMap<>();
    private final Map<String, Long> revoked = new HashMap<>();
    private @Nullable GrantedUntil newest;

    public TokenIssuer(Duration lifetime, RandomGenerator random) {
        this.random = random;
        this.lifetime = lifetime.toNanos();
        this.sameWhileLeft = Math.max(this.lifetime / 4, SECOND);
    }

    GrantedToken issue(long now) {
        expiries.values().removeIf(expiry -> expiry - now <= 0);
        revoked.values().removeIf(expiry -> expiry - now <= 0);
        if (newest == null || left(newest.token, now) < sameWhileLeft) {
            newest = new GrantedUntil(newToken(), now + lifetime);
            expiries.put(newest.token, newest.expiry);
        }
        return granted(newest, now);
    }

    /** Issues the newest token again, even if it is revoked; a new one if there is none, or it has expired. */
    GrantedToken repeat(long now) {
        return newest == null || newest.expiry - now < SECOND ? issue(now) : granted(newest, now);
    }

    /** Returns why {@code token} is rejected; null if it is valid. */
    @Nullable
    Rejection rejectionOf(@Nullable String token, long now) {
        if (token == null) {
            return Rejection.TOKEN_MISSING;
        }
        return left(token, now) > 0 ? null : Rejection.TOKEN_INVALID;
    }

    void revokeAll() {
        revoked.putAll(expiries);
        expiries.clear();
    }

    /** Makes revoked tokens valid again, until they expire. */
    void restoreRevoked() {
        expiries.putAll(revoked);
        revoked.clear();
    }

    private long left(String token, long now) {
        @Nullable Long expiry = expiries.get(token);
        return expiry == null ? 0 : expiry - now;
    }

    private static GrantedToken granted(GrantedUntil newest, long now) {
        Duration left = Duration.ofNanos(newest.expiry - now);
        return new GrantedToken(new AccessToken(newest.token), Duration.ofSeconds(left.toSeconds()));
    }

    private String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return "t-" + HexFormat.of().formatHex(bytes);
    }
}
