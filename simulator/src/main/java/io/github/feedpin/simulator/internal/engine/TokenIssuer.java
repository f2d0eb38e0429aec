package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Issues tokens, and knows which of them are valid, and whose. While a quarter of a token's lifetime is left, it is
 * issued again; later a new one is, and both are valid until they expire. Not thread-safe; guarded by the engine.
 *
 * @param <H> holders of tokens
 */
public final class TokenIssuer<H> {

    /** Tokens are granted for whole seconds, and never for 0. */
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static final class Issued<H> {

        private final H holder;
        private final String token;
        private final long expiry;
        private boolean revoked;

        Issued(H holder, String token, long expiry) {
            this.holder = holder;
            this.token = token;
            this.expiry = expiry;
        }

        private long left(long now) {
            return revoked ? 0 : expiry - now;
        }
    }

    private final Supplier<String> values;
    private final long lifetime;
    private final long sameWhileLeft;

    /** In the order in which they expire, since all have the same lifetime. */
    private final Map<String, Issued<H>> issued = new LinkedHashMap<>();

    private final Map<H, Issued<H>> newest = new HashMap<>();

    /** Creates an issuer of tokens with these values, each of which must be new. */
    public TokenIssuer(Duration lifetime, Supplier<String> values) {
        this.values = values;
        this.lifetime = lifetime.toNanos();
        this.sameWhileLeft = Math.max(this.lifetime / 4, SECOND);
    }

    GrantedToken issue(H holder, long now) {
        removeExpired(now);
        @Nullable Issued<H> last = newest.get(holder);
        if (last == null || last.left(now) < sameWhileLeft) {
            last = new Issued<>(holder, values.get(), now + lifetime);
            newest.put(holder, last);
            issued.put(last.token, last);
        }
        return granted(last, now);
    }

    /** Issues the newest token again, even if it is revoked; a new one if there is none, or it has expired. */
    GrantedToken repeat(H holder, long now) {
        @Nullable Issued<H> last = newest.get(holder);
        return last == null || last.expiry - now < SECOND ? issue(holder, now) : granted(last, now);
    }

    /** Returns the holder of a token that is valid; null if it is not. */
    @Nullable
    H holderOf(String token, long now) {
        @Nullable Issued<H> known = issued.get(token);
        return known == null || known.left(now) <= 0 ? null : known.holder;
    }

    void revoke(H holder) {
        revokeIf(holder::equals);
    }

    void revokeIf(Predicate<H> holders) {
        issued.values().stream().filter(known -> holders.test(known.holder)).forEach(known -> known.revoked = true);
    }

    /** Makes revoked tokens valid again, until they expire. */
    void restoreRevoked() {
        issued.values().forEach(known -> known.revoked = false);
    }

    private void removeExpired(long now) {
        Iterator<Issued<H>> oldest = issued.values().iterator();
        while (oldest.hasNext() && oldest.next().expiry - now <= 0) {
            oldest.remove();
        }
    }

    private static GrantedToken granted(Issued<?> newest, long now) {
        Duration left = Duration.ofNanos(newest.expiry - now);
        return new GrantedToken(new AccessToken(newest.token), Duration.ofSeconds(left.toSeconds()));
    }
}
