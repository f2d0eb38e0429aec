package io.github.feedpin.examples.reminders.runs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Quota of the client, bound a second time from its properties, to estimate the remaining time of a run.
 *
 * @param perSecond the maximum number of calls in any second
 * @param perMinute the maximum number of calls in any minute
 */
@ConfigurationProperties("feedpin.quota")
public record Pace(
        @DefaultValue("50") int perSecond,
        @DefaultValue("1000") int perMinute) {

    private static final int SECONDS_PER_MINUTE = 60;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration SHORTEST_SAMPLE = Duration.ofSeconds(1);

    /**
     * Returns the average number of calls per second. A partial second counts as a full one, since it may use its whole
     * quota.
     */
    static double callsPerSecond(long calls, Duration elapsed) {
        return (double) calls / (elapsed.toSeconds() + 1);
    }

    /**
     * Estimates the remaining time of a run from its past: the users per call, and the delay behind the quota.
     *
     * @param completed users with an outcome
     * @param open users without an outcome
     * @param calls calls made so far
     * @param elapsed time since the start
     * @return null while there is too little data for an estimate
     */
    @Nullable
    Duration remaining(long completed, long open, long calls, Duration elapsed) {
        if (open == 0) {
            return Duration.ZERO;
        }
        if (completed == 0 || elapsed.compareTo(SHORTEST_SAMPLE) < 0) {
            return null;
        }
        double callsLeft = Math.max(1, Math.ceil((double) open * calls / completed));
        double now = elapsed.toNanos() / NANOS_PER_SECOND;
        double next = startOf(calls);
        double last = startOf(calls + (long) callsLeft - 1);
        double seconds = now > next && next > 0 ? (last - next) * now / next : last - now;
        return Duration.ofMillis(Math.round(Math.max(0, seconds) * 1000));
    }

    /**
     * Returns the earliest start of the call with this index in seconds: calls are even within a second, until the
     * minute's quota is used up.
     */
    private double startOf(long call) {
        long inMinute = Math.min(perMinute, (long) perSecond * SECONDS_PER_MINUTE);
        return call / inMinute * SECONDS_PER_MINUTE + (double) (call % inMinute) / perSecond;
    }
}
