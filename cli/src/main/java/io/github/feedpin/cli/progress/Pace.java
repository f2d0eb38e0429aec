package io.github.feedpin.cli.progress;

import java.time.Duration;

/**
 * How fast the platform's limits let calls go at best, over a network that takes no time. Plain arithmetic.
 *
 * @param perSecond the most calls in any second; at least 1
 * @param perMinute the most calls in any minute; at least 1
 */
public record Pace(int perSecond, int perMinute) {

    private static final int SECONDS_IN_MINUTE = 60;
    private static final double NANOS_IN_SECOND = 1e9;

    /** How long {@code calls} take at best, from the start of the first to that of the last, in whole seconds. */
    public Duration ideal(long calls) {
        return calls == 0 ? Duration.ZERO : Duration.ofSeconds((long) startOf(calls - 1));
    }

    /**
     * How long a run will still take: the rest of the ideal, stretched by as much as the run has been slower than that
     * so far.
     *
     * @param made calls made so far
     * @param left calls still to make
     * @param elapsed since the first call
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
     * When the call with this number, counted from 0, may start at best: seconds since the first, as if calls could be
     * spread evenly.
     */
    private double startOf(long call) {
        long inMinute = Math.min(perMinute, (long) perSecond * SECONDS_IN_MINUTE);
        return call / inMinute * SECONDS_IN_MINUTE + (double) (call % inMinute) / perSecond;
    }
}
