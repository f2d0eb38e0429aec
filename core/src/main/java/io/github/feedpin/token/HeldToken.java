package io.github.feedpin.token;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import java.time.Duration;

/**
 * A token with its times, in nanoseconds of the monotonic clock.
 *
 * <p>The platform gives a new token only to who asks in the last 30 minutes of the 2 hours that the old one lives, a quarter;
 * so the refresh is wanted when a quarter of what was granted is left, and no sooner than 25 minutes before the end.
 */
record HeldToken(AccessToken token, long refreshFrom, long validUntil) {

    private static final Duration LONGEST_LIFE = Duration.ofHours(24);
    private static final Duration REFRESH_AT_MOST_BEFORE_EXPIRY = Duration.ofMinutes(25);
    private static final Duration UNUSED_AT_MOST_BEFORE_EXPIRY = Duration.ofSeconds(30);
    private static final Duration BETWEEN_FAILED_REFRESHES = Duration.ofSeconds(10);

    /** Counts from when the token was asked for, since the platform counts from no earlier. */
    static HeldToken of(GrantedToken granted, long askedAt) {
        long life = shorter(granted.expiresIn(), LONGEST_LIFE).toNanos();
        long expiry = askedAt + life;
        long ahead = Math.min(life / 4, REFRESH_AT_MOST_BEFORE_EXPIRY.toNanos());
        long unused = Math.min(life / 20, UNUSED_AT_MOST_BEFORE_EXPIRY.toNanos());
        return new HeldToken(granted.token(), expiry - ahead, expiry - unused);
    }

    boolean isValid(long now) {
        return now - validUntil < 0;
    }

    boolean wantsRefresh(long now) {
        return now - refreshFrom >= 0;
    }

    /** The same token, to be refreshed only after a pause. */
    HeldToken refreshLater(long now) {
        return new HeldToken(token, now + BETWEEN_FAILED_REFRESHES.toNanos(), validUntil);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
