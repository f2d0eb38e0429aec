package io.github.feedpin.benchmarks.runs;

import io.github.feedpin.simulator.Journal;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.SimulatedEndpoint;
import java.time.Duration;
import java.util.List;

/**
 * How a trial went.
 *
 * @param seconds from the beginning to the last response
 * @param arrivals the calls, in the order in which the platform got them
 */
record Course(double seconds, List<Arrival> arrivals) {

    private static final double NANOS_A_SECOND = 1e9;

    /**
     * A call at the platform.
     *
     * @param second when it arrived, since the beginning
     * @param accepted whether it was within the limits
     */
    record Arrival(double second, boolean accepted) {}

    static Course of(Duration elapsed, Journal journal, long start) {
        List<Arrival> arrivals = journal.entries().stream()
                .filter(entry -> entry.endpoint() == SimulatedEndpoint.SET_TIME_SENSITIVE)
                .map(entry -> arrival(entry, start))
                .toList();
        return new Course(elapsed.toNanos() / NANOS_A_SECOND, arrivals);
    }

    long rejected() {
        return arrivals.stream().filter(arrival -> !arrival.accepted()).count();
    }

    private static Arrival arrival(JournalEntry entry, long start) {
        return new Arrival((entry.arrivalNanos() - start) / NANOS_A_SECOND, entry.status() == 200);
    }
}
