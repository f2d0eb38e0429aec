package io.github.feedpin;

import io.github.feedpin.model.OutcomeMap;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.UserOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Enters each distinct id once, in first-seen order, and later its outcome. Not thread-safe: the run's drain owns it. */
final class Ledger {

    private final OutcomeMap.Builder entries;
    private final CallCounters calls = new CallCounters();

    /** @throws IllegalArgumentException when an id is null */
    Ledger(Collection<String> userIds) {
        entries = new OutcomeMap.Builder(userIds);
    }

    /** The ids, each of which is entered when its turn comes. */
    Iterable<String> entering() {
        return entries::entering;
    }

    /** Counts what the run's outcomes do not tell. */
    CallCounters calls() {
        return calls;
    }

    void settle(List<UserOutcome> outcomes) {
        outcomes.forEach(entries::settle);
    }

    PinReport close(Duration elapsed) {
        return new PinReport(
                entries.submitted(),
                entries.build(),
                new RunStats(calls.ended(), calls.retries(), calls.rateLimited(), elapsed));
    }
}
