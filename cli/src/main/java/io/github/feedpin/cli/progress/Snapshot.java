package io.github.feedpin.cli.progress;

import io.github.feedpin.cli.ids.Expected;
import java.time.Duration;

/**
 * How far a run has come.
 *
 * @param settled ids that are done with: users with an outcome, and repeated ids
 * @param expected how many there will be
 * @param calls calls made
 * @param elapsed since the start
 * @param pace how fast calls may go at best
 * @param pause how much longer the limits keep the next call waiting; zero when they do not
 */
public record Snapshot(long settled, Expected expected, long calls, Duration elapsed, Pace pace, Duration pause) {

    private static final int USERS_IN_CALL = 50;
    private static final Duration TOO_EARLY = Duration.ofSeconds(1);

    /** The limit of a second keeps calls waiting all the time, which is what the rate shows. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1100);

    /** Which part is done, from 0 to 1; 0 when nobody knows how many there will be. */
    double share() {
        return expected.ids() <= 0 ? 0 : Math.min(1, (double) settled / expected.ids());
    }

    /**
     * Calls a second, since the start. A second that has begun counts as a whole one, since it may have had all its
     * calls already.
     */
    double rate() {
        return (double) calls / (elapsed.toSeconds() + 1);
    }

    /** Whether nothing happens for a while, since the limits do not let it. */
    boolean isPaused() {
        return pause.compareTo(SHORTEST_PAUSE) > 0;
    }

    /** Whether anything can be said about the time that is left. */
    boolean tellsRemaining() {
        return expected.isKnown() && elapsed.compareTo(TOO_EARLY) >= 0;
    }

    /** How long it will still take, when that can be told. */
    Duration remaining() {
        long left = Math.max(0, expected.ids() - settled);
        return pace.remaining(calls, (left + USERS_IN_CALL - 1) / USERS_IN_CALL, elapsed);
    }
}
