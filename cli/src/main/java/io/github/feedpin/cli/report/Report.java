package io.github.feedpin.cli.report;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.RunStats;
import java.time.Duration;

/**
 * Report of a run: applied + rejected + not sent + unknown = distinct, and distinct + duplicates = submitted.
 *
 * @param action the action of the run
 * @param target what the run refers to
 * @param submitted number of ids, duplicates included
 * @param duplicates number of duplicates
 * @param summary outcomes of the distinct ids
 * @param stats calls, retries and elapsed time
 * @param limits the rate limits
 * @param complete whether the ids were read to the end
 */
public record Report(
        PinAction action,
        RunTarget target,
        long submitted,
        long duplicates,
        OutcomeSummary summary,
        RunStats stats,
        RateLimits limits,
        boolean complete) {

    /** Returns the number of distinct ids. */
    public long distinct() {
        return summary.counts().total();
    }

    /** Returns the minimum time for the calls under the rate limits. */
    public Duration minimumDuration() {
        return limits.quota().minimumDuration(stats.calls());
    }

    /** Returns whether all users were pinned or unpinned. */
    public boolean isAllApplied() {
        return complete && summary.counts().applied() == distinct();
    }
}
