package io.github.feedpin.cli.progress;

import io.github.feedpin.quota.Quota;
import java.time.Duration;

/**
 * Rate limits, and an estimate of the time that calls take under them.
 *
 * @param perSecond maximum calls in any second; at least 1
 * @param perMinute maximum calls in any minute; at least 1
 */
public record RateLimits(int perSecond, int perMinute) {

    private static final int SECONDS_IN_MINUTE = 60;
    private static final double NANOS_IN_SECOND = 1e9;

    /** Returns the rate limits as the library takes them. */
    public Quota quota() {
        return Quota.of(perSecond, perMinute);
    }

    /**
     * Returns the estimated remaining time: the rest of the minimum, multiplied by how much slower the run has been so
     * far.
     *
     * @param made completed calls
     * @param left remaining calls
     * @param elapsed time since the first call
     */
    public Duration remaining(long made, long left, Duration elapsed) {
        if (left == 0) {
            return Duration.ZERO;
        }
        double now = elapsed.toNanos() / NANOS_IN_SECOND;
        double next = startOf(made);
        double slowness = next == 0 ? 1 : Math.max(1, now / next);
        double rest = startOf(made + left - 1) - Math.min(now, next);
        return Duration.ofNanos((long) (Math.max(0, rest * slowness) * NANOS_IN_SECOND));
    }

    /**
     * Returns the earliest start of the call with this number, counted from 0, in seconds since the first, with calls
     * spread evenly.
     */
    private double startOf(long call) {
        long inMinute = Math.min(perMinute, (long) perSecond * SECONDS_IN_MINUTE);
        return call / inMinute * SECONDS_IN_MINUTE + (double) (call % inMinute) / perSecond;
    }
}
