package io.github.feedpin;

import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.UserOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Enters each distinct id once, in first-seen order, and later its outcome. Outcomes come one at a time. */
final class Ledger {

    private final Map<String, @Nullable UserOutcome> entries = new LinkedHashMap<>();
    private final RunCounters counters = new RunCounters();
    private final long submitted;

    /** @throws IllegalArgumentException when an id is null */
    Ledger(Collection<String> userIds) {
        long number = 0;
        for (@Nullable String userId : userIds) {
            number++;
            if (userId == null) {
                throw new IllegalArgumentException("User id number " + number + " is null");
            }
            entries.put(userId, null);
        }
        submitted = number;
    }

    List<String> distinct() {
        return List.copyOf(entries.keySet());
    }

    /** Counts what the run's outcomes do not tell. */
    RunCounters counters() {
        return counters;
    }

    void settle(UserOutcome outcome) {
        entries.put(outcome.userId(), outcome);
    }

    PinReport close(Duration elapsed) {
        Map<String, UserOutcome> outcomes = new LinkedHashMap<>();
        entries.forEach((userId, outcome) -> outcomes.put(userId, Objects.requireNonNull(outcome)));
        return new PinReport(
                submitted,
                outcomes,
                new RunStats(counters.calls(), counters.retries(), counters.rateLimited(), elapsed));
    }
}
