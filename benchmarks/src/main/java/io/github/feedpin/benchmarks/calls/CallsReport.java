package io.github.feedpin.benchmarks.calls;

import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.lab.Bar;
import io.github.feedpin.benchmarks.lab.Spread;
import io.github.feedpin.benchmarks.lab.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Gathers the figures of all turns, and makes tables of them. Not thread-safe. */
final class CallsReport {

    private final Map<ClientName, SortedMap<Integer, List<Figures>>> turns = new EnumMap<>(ClientName.class);

    /** Adds what a client did in one turn. */
    void add(ClientName client, Figures figures) {
        turns.computeIfAbsent(client, name -> new TreeMap<>())
                .computeIfAbsent(figures.inFlight(), number -> new ArrayList<>())
                .add(figures);
    }

    @Override
    public String toString() {
        List<Bar> bars = CallsBars.of(this);
        return bars.isEmpty() ? figures().toString() : figures() + "\n\n" + Bar.table(bars);
    }

    /** The turns in which this client had so many calls under way; empty when it never had. */
    List<Figures> of(ClientName client, int inFlight) {
        return turns.getOrDefault(client, Collections.emptySortedMap()).getOrDefault(inFlight, List.of());
    }

    private Table figures() {
        Table table = new Table(
                "client",
                "in flight",
                "calls/s",
                "CPU µs/call",
                "bytes/call",
                "p50 ms",
                "p99 ms",
                "threads",
                "peak MB");
        turns.forEach((client, levels) -> levels.forEach((inFlight, all) -> table.row(
                client.toString(),
                String.valueOf(inFlight),
                text(all, Figures::callsPerSecond, 0),
                text(all, Figures::cpuMicros, 1),
                text(all, Figures::bytes, 0),
                text(all, Figures::p50Millis, 2),
                text(all, Figures::p99Millis, 2),
                text(all, Figures::threads, 0),
                text(all, Figures::peakMegabytes, 0))));
        return table;
    }

    private static String text(List<Figures> all, ToDoubleFunction<Figures> figure, int digits) {
        List<Double> numbers = all.stream().map(figure::applyAsDouble).toList();
        return numbers.stream().anyMatch(number -> number.isNaN())
                ? "–"
                : Spread.of(numbers).text(digits);
    }
}
