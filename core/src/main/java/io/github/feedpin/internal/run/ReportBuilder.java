package io.github.feedpin.internal.run;

import io.github.feedpin.model.OutcomeMap;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.observation.RunCounters;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** Collects the distinct ids of a run, in first-seen order, and their outcomes. Thread-safe. */
public final class ReportBuilder {

    private final OutcomeMap.Builder entries;
    private final RunCounters counters = new RunCounters();

    /** @throws IllegalArgumentException when an id is null */
    public ReportBuilder(Collection<String> userIds) {
        entries = new OutcomeMap.Builder(userIds);
    }

    /** Returns the distinct ids, each of which is entered when it is read; may be read once. */
    public Iterable<String> distinctIds() {
        return () -> {
            Iterator<String> ids = entries.entering();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    synchronized (entries) {
                        return ids.hasNext();
                    }
                }

                @Override
                public String next() {
                    synchronized (entries) {
                        return ids.next();
                    }
                }
            };
        };
    }

    /** Returns the listener that counts calls for the report. */
    public RunCounters counters() {
        return counters;
    }

    /** Adds outcomes of ids that were read. */
    public void add(List<UserOutcome> outcomes) {
        synchronized (entries) {
            outcomes.forEach(entries::settle);
        }
    }

    /** Builds the report, once each id has an outcome. */
    public PinReport build(Duration elapsed) {
        synchronized (entries) {
            return new PinReport(
                    entries.submitted(),
                    entries.build(),
                    new RunStats(counters.calls(), counters.retries(), counters.rateLimited(), elapsed));
        }
    }
}
