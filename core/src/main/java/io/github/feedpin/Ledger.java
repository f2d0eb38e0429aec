package io.github.feedpin;

import io.github.feedpin.model.OutcomeMap;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.UserOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enters each distinct id once, in first-seen order, and later its outcome. Outcomes come call by call, one call at a time. */
final class Ledger {

    private final OutcomeMap.Builder entries;
    private final CallCounters calls = new CallCounters();
    private final long submitted;

    /** @throws IllegalArgumentException when an id is null */
    Ledger(Collection<String> userIds) {
        entries = new OutcomeMap.Builder(userIds.size());
        long number = 0;
        for (@Nullable String userId : userIds) {
            number++;
            if (userId == null) {
                throw new IllegalArgumentException("User id number " + number + " is null");
            }
            entries.enter(userId);
        }
        submitted = number;
    }

    List<String> distinct() {
        return entries.ids();
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
                submitted, entries.build(), new RunStats(calls.ended(), calls.retries(), calls.rateLimited(), elapsed));
    }
}
