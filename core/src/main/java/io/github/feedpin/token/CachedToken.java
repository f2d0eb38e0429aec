package io.github.feedpin.token;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import java.time.Duration;

/**
 * A token with its times, in nanoseconds of the monotonic clock.
 *
 * <p>The platform gives a new token only to who asks in the last quarter of the old one's life, 30 minutes of 2 hours;
 * so the refresh is wanted when a fifth of what was granted is left.
 */
record CachedToken(AccessToken token, long refreshFrom, long validUntil) {

    private static final Duration LONGEST_LIFE = Duration.ofHours(24);
    private static final Duration UNUSED_AT_MOST_BEFORE_EXPIRY = Duration.ofSeconds(30);
    private static final Duration BETWEEN_FAILED_REFRESHES = Duration.ofSeconds(10);

    /** Counts from when the token was asked for, since the platform counts from no earlier. */
    static CachedToken of(GrantedToken granted, long askedAt) {
        long life = shorter(granted.expiresIn(), LONGEST_LIFE).toNanos();
        long expiry = askedAt + life;
        long unused = Math.min(life / 20, UNUSED_AT_MOST_BEFORE_EXPIRY.toNanos());
        return new CachedToken(granted.token(), expiry - life / 5, expiry - unused);
    }

    boolean isValid(long now) {
        return now - validUntil < 0;
    }

    boolean wantsRefresh(long now) {
        return now - refreshFrom >= 0;
    }

    /** The same token, to be refreshed only after a pause: the usual one, or {@code asked} where that is longer. */
    CachedToken refreshLater(long now, Duration asked) {
        long pause = Math.max(
                BETWEEN_FAILED_REFRESHES.toNanos(), shorter(asked, LONGEST_LIFE).toNanos());
        return new CachedToken(token, now + pause, validUntil);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
