package io.github.feedpin.examples.reminders.runs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast calls may go. That is the client's own quota, bound a second time, to tell how long a run may still take.
 *
 * @param perSecond how many calls in any second
 * @param perMinute how many calls in any minute
 */
@ConfigurationProperties("feedpin.quota")
public record Pace(
        @DefaultValue("50") int perSecond,
        @DefaultValue("1000") int perMinute) {

    private static final int SECONDS_IN_MINUTE = 60;
    private static final double NANOS_IN_SECOND = 1e9;
    private static final Duration TOO_EARLY = Duration.ofSeconds(1);

    /**
     * Calls in a second, on average. A second that has begun counts as a whole one, for it may have had all its calls
     * already.
     */
    static double callsPerSecond(long calls, Duration elapsed) {
        return (double) calls / (elapsed.toSeconds() + 1);
    }

    /**
     * How long a run may still take, if it goes on as it has so far: as many people in a call, and as far behind the
     * limits.
     *
     * @param settled people who have their outcome
     * @param unsettled people who have none yet
     * @param calls calls made for the settled ones
     * @param elapsed since the start
     * @return null while it is too early to tell
     */
    @Nullable
    Duration left(long settled, long unsettled, long calls, Duration elapsed) {
        if (unsettled == 0) {
            return Duration.ZERO;
        }
        if (settled == 0 || elapsed.compareTo(TOO_EARLY) < 0) {
            return null;
        }
        double callsLeft = Math.max(1, Math.ceil((double) unsettled * calls / settled));
        double now = elapsed.toNanos() / NANOS_IN_SECOND;
        double next = startOf(calls);
        double last = startOf(calls + (long) callsLeft - 1);
        double seconds = now > next && next > 0 ? (last - next) * now / next : last - now;
        return Duration.ofMillis(Math.round(Math.max(0, seconds) * 1000));
    }

    /**
     * When the call with this number, counted from 0, may start: so many a second, until the minute's are used up and
     * the next minute begins.
     */
    private double startOf(long call) {
        long inMinute = Math.min(perMinute, (long) perSecond * SECONDS_IN_MINUTE);
        return call / inMinute * SECONDS_IN_MINUTE + (double) (call % inMinute) / perSecond;
    }
}
