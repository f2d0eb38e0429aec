package io.github.feedpin.token;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import java.time.Duration;

/**
 * A token with its times, in nanoseconds of the monotonic clock.
 *
 * <p>The platform issues a new token only in the last quarter of the lifetime of the old one, 30 minutes of 2 hours; so
 * it is refreshed when a fifth of its lifetime is left.
 *
 * @param version the version in a {@link TokenStore}; {@link #NOT_STORED} if it is in none
 * @param rejected whether the platform has rejected it
 */
record CachedToken(AccessToken token, long refreshFrom, long validUntil, long version, boolean rejected) {

    private static final long NOT_STORED = 0;

    private static final Duration LONGEST_LIFETIME = Duration.ofHours(24);
    private static final Duration MAX_MARGIN_BEFORE_EXPIRY = Duration.ofSeconds(30);
    private static final Duration BETWEEN_FAILED_REFRESHES = Duration.ofSeconds(10);

    /** Creates a token whose lifetime starts when it was requested, since the platform's clock starts no earlier. */
    static CachedToken of(GrantedToken granted, long requestedAt) {
        long lifetime = shorter(granted.expiresIn(), LONGEST_LIFETIME).toNanos();
        long expiry = requestedAt + lifetime;
        long margin = Math.min(lifetime / 20, MAX_MARGIN_BEFORE_EXPIRY.toNanos());
        return new CachedToken(granted.token(), expiry - lifetime / 5, expiry - margin, NOT_STORED, false);
    }

    /** Creates a token that was read from a store, which contains it for as long as it may be used. */
    static CachedToken of(StoredToken stored, long requestedAt) {
        long remaining = shorter(stored.remaining(), LONGEST_LIFETIME).toNanos();
        long validUntil = requestedAt + remaining;
        return new CachedToken(stored.token(), validUntil - remaining / 5, validUntil, stored.version(), false);
    }

    /** Returns this token with its version in a store. */
    CachedToken stored(long newVersion) {
        return new CachedToken(token, refreshFrom, validUntil, newVersion, rejected);
    }

    /** Returns this token, which is not valid any more. */
    CachedToken asRejected() {
        return new CachedToken(token, refreshFrom, validUntil, version, true);
    }

    /**
     * Returns whether a token from a store is newer than this one. If this one was fetched without the store, versions
     * do not tell; then the other one must expire later, since the store may contain a token that was rejected while it
     * failed.
     */
    boolean isOlderThan(CachedToken other) {
        return version == NOT_STORED
                ? other.validUntil - validUntil > 0 && !token.equals(other.token)
                : other.version > version;
    }

    /** Returns whether a token from a store is this one, which may have been fetched without the store. */
    boolean isSameAs(CachedToken other) {
        return version == other.version || token.equals(other.token);
    }

    boolean isValid(long now) {
        return !rejected && now - validUntil < 0;
    }

    boolean needsRefresh(long now) {
        return now - refreshFrom >= 0;
    }

    /** Returns the same token, to be refreshed after a pause: the usual one, or {@code requested} if that is longer. */
    CachedToken refreshLater(long now, Duration requested) {
        long pause = Math.max(
                BETWEEN_FAILED_REFRESHES.toNanos(),
                shorter(requested, LONGEST_LIFETIME).toNanos());
        return new CachedToken(token, now + pause, validUntil, version, rejected);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
