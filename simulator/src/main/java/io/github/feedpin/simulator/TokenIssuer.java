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
 * Hands out tokens, and knows which of them are valid. Asked again while a quarter of its life is left, it gives the
 * same token; later a new one, and both are valid until they expire. Not thread-safe: the engine's lock guards it.
 */
final class TokenIssuer {

    private static final int TOKEN_BYTES = 20;

    /** The response tells whole seconds, and must not tell 0. */
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private record GrantedUntil(String token, long expiry) {}

    private final RandomGenerator random;
    private final long lifetime;
    private final long sameWhileLeft;
    private final Map<String, Long> expiries = new HashMap<>();
    private final Map<String, Long> revoked = new HashMap<>();
    private @Nullable GrantedUntil newest;

    TokenIssuer(Duration lifetime, RandomGenerator random) {
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

    /** The same token again, though it may have been revoked; a new one when there is none, or its time is up. */
    GrantedToken repeat(long now) {
        return newest == null || newest.expiry - now < SECOND ? issue(now) : granted(newest, now);
    }

    /** Why {@code token} opens nothing; null when it is valid. */
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

    /** Makes what has been revoked valid again, for the rest of its time. */
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
