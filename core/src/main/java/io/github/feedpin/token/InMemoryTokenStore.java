package io.github.feedpin.token;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Store in the memory of this process. */
final class InMemoryTokenStore implements TokenStore {

    /** The token of one key, and the claim to fetch it; guarded by the store. */
    private static final class Entry {
        private @Nullable AccessToken token;
        private long version;
        private long usableUntil;
        private long claim;
        private long claimedUntil;
    }

    private final TimeSource time;
    private final Map<TokenKey, Entry> entries = new HashMap<>();
    private long lastClaim;

    InMemoryTokenStore(TimeSource time) {
        this.time = time;
    }

    @Override
    public Mono<StoredToken> get(TokenKey key) {
        return Mono.fromSupplier(() -> read(key));
    }

    private synchronized @Nullable StoredToken read(TokenKey key) {
        @Nullable Entry entry = entries.get(key);
        if (entry == null || entry.token == null) {
            return null;
        }
        long remaining = entry.usableUntil - time.nanoTime();
        return remaining > 0 ? new StoredToken(entry.token, Duration.ofNanos(remaining), entry.version) : null;
    }

    @Override
    public Mono<Long> claim(TokenKey key, Duration duration) {
        return Mono.fromSupplier(() -> claimNow(key, duration));
    }

    private synchronized @Nullable Long claimNow(TokenKey key, Duration duration) {
        Entry entry = entries.computeIfAbsent(key, unknown -> new Entry());
        long now = time.nanoTime();
        if (entry.claim != 0 && now - entry.claimedUntil < 0) {
            return null;
        }
        entry.claim = ++lastClaim;
        entry.claimedUntil = now + duration.toNanos();
        return entry.claim;
    }

    @Override
    public Mono<Boolean> put(TokenKey key, long claim, AccessToken token, Duration usableFor) {
        return Mono.fromSupplier(() -> putNow(key, claim, token, usableFor));
    }

    private synchronized boolean putNow(TokenKey key, long claim, AccessToken token, Duration usableFor) {
        Entry entry = entries.computeIfAbsent(key, unknown -> new Entry());
        end(entry, claim);
        if (claim <= entry.version) {
            return false;
        }
        entry.token = token;
        entry.version = claim;
        entry.usableUntil = time.nanoTime() + usableFor.toNanos();
        return true;
    }

    @Override
    public Mono<Void> release(TokenKey key, long claim) {
        return Mono.fromRunnable(() -> releaseNow(key, claim));
    }

    private synchronized void releaseNow(TokenKey key, long claim) {
        @Nullable Entry entry = entries.get(key);
        if (entry != null) {
            end(entry, claim);
        }
    }

    private static void end(Entry entry, long claim) {
        if (entry.claim == claim) {
            entry.claim = 0;
        }
    }

    @Override
    public Mono<Void> remove(TokenKey key, long version) {
        return Mono.fromRunnable(() -> removeNow(key, version));
    }

    private synchronized void removeNow(TokenKey key, long version) {
        @Nullable Entry entry = entries.get(key);
        if (entry != null && entry.version == version) {
            entry.token = null;
        }
    }
}
