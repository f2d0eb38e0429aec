package io.github.feedpin.internal.run;

import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.internal.batch.Batch;
import io.github.feedpin.internal.batch.BatchPlanner;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.observation.CallResult;
import io.github.feedpin.observation.RunCounters;
import io.github.feedpin.observation.RunListener;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Collects the distinct ids of a run, in first-seen order, and their outcomes. Thread-safe. */
public final class ReportBuilder {

    private final PinReport.Builder report;
    private final RunCounters counters = new RunCounters();

    /** @throws IllegalArgumentException if an id is null */
    public ReportBuilder(Collection<String> userIds) {
        report = PinReport.builder(userIds);
    }

    /** Returns the batches of the distinct ids, each of which is entered before its batch is read; may be read once. */
    public Iterable<Batch> batches(BatchPlanner planner) {
        return () -> planner.batchesOfDistinct(report.distinctUserIds());
    }

    /** Returns the listener that counts calls for the report; outcomes are counted by the report itself. */
    public RunListener counters() {
        return new RunListener() {
            @Override
            public void onCallEnded(CallResult call) {
                counters.onCallEnded(call);
            }

            @Override
            public void onRateLimited(RateLimitedException rejection) {
                counters.onRateLimited(rejection);
            }
        };
    }

    /** Adds outcomes of ids that were read. */
    public void add(List<UserOutcome> outcomes) {
        report.recordAll(outcomes);
    }

    /** Builds the report, once each id has an outcome. */
    public PinReport build(Duration elapsed) {
        return report.build(RunStats.of(counters.calls(), counters.retries(), counters.rateLimited(), elapsed));
    }
}
