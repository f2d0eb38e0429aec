package io.github.feedpin.cli.report;

import static io.github.feedpin.model.OutcomeKind.APPLIED;

import io.github.feedpin.cli.progress.Pace;
import io.github.feedpin.model.RunStats;
import java.time.Duration;

/**
 * The account of a run: applied + rejected + not sent + unknown = distinct, and distinct + duplicates = submitted.
 *
 * @param submitted how many ids came, repetitions included
 * @param duplicates how many of them had come before
 * @param tally what became of the others
 * @param stats what it cost
 * @param pace how fast calls were allowed to go
 * @param complete whether the ids were read to the end
 */
public record Account(long submitted, long duplicates, Tally tally, RunStats stats, Pace pace, boolean complete) {

    /** How many different ids came. */
    public long distinct() {
        return tally.total();
    }

    /** How long that many calls take at best. */
    public Duration ideal() {
        return pace.ideal(stats.calls());
    }

    /** Whether everybody was applied. */
    public boolean isPerfect() {
        return complete && tally.count(APPLIED) == distinct();
    }
}
