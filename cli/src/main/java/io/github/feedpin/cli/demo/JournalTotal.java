package io.github.feedpin.cli.demo;

import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.simulator.Journal;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatedEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Totals of all calls that the simulator has received.
 *
 * @param simulator the simulator
 * @param messages the texts
 */
record JournalTotal(PlatformSimulator simulator, Messages messages) {

    private static final double NANOS_IN_SECOND = 1e9;

    /** Returns the totals: {@code 500 calls, 49.8 calls/s, 0 rejected}. */
    String text() {
        Journal journal = simulator.journal();
        double rate = journal.calls() / (span().toNanos() / NANOS_IN_SECOND + 1);
        return messages.text(
                "demo.total",
                messages.text("calls", journal.calls()),
                String.format(Locale.ROOT, "%.1f", rate),
                journal.rejectedByLimit());
    }

    /** Returns the time from the first call to the last one. */
    Duration span() {
        List<JournalEntry> calls = simulator.journal().entries().stream()
                .filter(entry -> entry.endpoint() == SimulatedEndpoint.SET_TIME_SENSITIVE)
                .toList();
        return calls.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(calls.get(calls.size() - 1).arrivalNanos()
                        - calls.get(0).arrivalNanos());
    }
}
