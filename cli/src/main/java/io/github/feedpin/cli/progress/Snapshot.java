package io.github.feedpin.cli.progress;

import io.github.feedpin.cli.ids.ExpectedCount;
import io.github.feedpin.model.TimeSensitiveRequest;
import java.time.Duration;

/**
 * Progress of a run.
 *
 * @param completed completed ids: users with an outcome, and duplicates
 * @param expected the expected total
 * @param calls completed calls
 * @param elapsed time since the start
 * @param limits the rate limits
 * @param pause time until the rate limits permit the next call; zero if they permit it now
 * @param byPlatform whether the platform asked for the pause
 * @param sharing with whom the rate limits are shared, as in {@code shared by 4 processes}; empty if they are not
 */
public record Snapshot(
        long completed,
        ExpectedCount expected,
        long calls,
        Duration elapsed,
        RateLimits limits,
        Duration pause,
        boolean byPlatform,

        String sharing) {

    private static final Duration TOO_EARLY = Duration.ofSeconds(1);

    /** Waits for the per-second limit are constant, and visible in the rate. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1100);

    /** Returns the completed share, from 0 to 1; 0 if the total is unknown. */
    double share() {
        return expected.ids() <= 0 ? 0 : Math.min(1, (double) completed / expected.ids());
    }

    /**
     * Returns the calls per second since the start. A started second counts as a whole one, since all its calls may
     * have been made.
     */
    double rate() {
        return (double) calls / (elapsed.toSeconds() + 1);
    }

    /** Returns whether the rate limits delay the next call for a noticeable time. */
    boolean isPaused() {
        return pause.compareTo(SHORTEST_PAUSE) > 0;
    }

    /** Returns whether the remaining time can be estimated. */
    boolean tellsRemaining() {
        return expected.isKnown() && elapsed.compareTo(TOO_EARLY) >= 0;
    }

    /** Returns the estimated remaining time. */
    Duration remaining() {
        long left = Math.max(0, expected.ids() - completed);
        return limits.remaining(
                calls, (left + TimeSensitiveRequest.MAX_USERS - 1) / TimeSensitiveRequest.MAX_USERS, elapsed);
    }
}
