package io.github.feedpin.internal.run;

import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.observation.RunCounters;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Enters each distinct id once, in first-seen order, and later its outcome. Not thread-safe: the run's drain owns it.
 */
public final class ReportBuilder {

    private final PinReport.Builder report;
    private final RunCounters calls = new RunCounters();

    /** @throws IllegalArgumentException when an id is null */
    public ReportBuilder(Collection<String> userIds) {
        report = PinReport.builder(userIds);
    }

    /** The ids, each of which is entered when its turn comes. */
    public Iterable<String> entering() {
        return report::distinctUserIds;
    }

    /** Counts what the run's outcomes do not tell. */
    public RunCounters calls() {
        return calls;
    }

    public void settle(List<UserOutcome> outcomes) {
        outcomes.forEach(report::record);
    }

    public PinReport close(Duration elapsed) {
        return report.build(RunStats.of(calls.calls(), calls.retries(), calls.rateLimited(), elapsed));
    }
}
