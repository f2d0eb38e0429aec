package io.github.feedpin.benchmarks.singles;

import io.github.feedpin.simulator.Journal;
import java.time.Duration;
import java.util.List;

/**
 * What a rush has led to.
 *
 * @param seconds from the first wish to the last outcome
 * @param waits how many seconds each user who was pinned had to wait, the shortest first
 * @param calls how many the platform got
 * @param rejected how many of them were rejected for the limit
 */
record Aftermath(double seconds, List<Double> waits, long calls, long rejected) {

    static Aftermath of(Duration elapsed, List<Duration> waits, Journal journal) {
        return new Aftermath(
                seconds(elapsed),
                waits.stream().map(Aftermath::seconds).sorted().toList(),
                journal.calls(),
                journal.rejectedByLimit());
    }

    int pinned() {
        return waits.size();
    }

    double usersPerCall() {
        return pinned() / (double) calls;
    }

    /** The wait that {@code share} of those who were pinned did not exceed. */
    double percentile(double share) {
        return waits.get((int) Math.ceil(pinned() * share) - 1);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
