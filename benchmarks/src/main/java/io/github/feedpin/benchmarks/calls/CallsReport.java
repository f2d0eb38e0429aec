package io.github.feedpin.benchmarks.calls;

import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.lab.Bar;
import io.github.feedpin.benchmarks.lab.Spread;
import io.github.feedpin.benchmarks.lab.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Gathers the figures of all rounds, and makes tables of them. Not thread-safe. */
final class CallsReport {

    private final List<Integer> levels;
    private final Map<ClientName, List<List<Figures>>> rounds = new EnumMap<>(ClientName.class);

    CallsReport(List<Integer> levels) {
        this.levels = levels;
    }

    /** Adds a round of a client, with figures for each level. */
    void add(ClientName client, List<Figures> figures) {
        rounds.computeIfAbsent(client, name -> new ArrayList<>()).add(figures);
    }

    @Override
    public String toString() {
        List<Bar> bars = CallsBars.of(this);
        return bars.isEmpty() ? figures().toString() : figures() + "\n\n" + Bar.table(bars);
    }

    /** The rounds in which this client worked at this level; empty when it did not. */
    List<Figures> of(ClientName client, int inFlight) {
        int level = levels.indexOf(inFlight);
        return level < 0
                ? List.of()
                : rounds.getOrDefault(client, List.of()).stream()
                        .map(round -> round.get(level))
                        .toList();
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
        for (ClientName client : rounds.keySet()) {
            for (int level : levels) {
                List<Figures> all = of(client, level);
                table.row(
                        client.toString(),
                        String.valueOf(level),
                        text(all, Figures::callsPerSecond, 0),
                        text(all, Figures::cpuMicros, 1),
                        text(all, Figures::bytes, 0),
                        text(all, Figures::p50Millis, 2),
                        text(all, Figures::p99Millis, 2),
                        text(all, Figures::threads, 0),
                        text(all, Figures::peakMegabytes, 0));
            }
        }
        return table;
    }

    private static String text(List<Figures> all, ToDoubleFunction<Figures> figure, int digits) {
        List<Double> numbers = all.stream().map(figure::applyAsDouble).toList();
        return numbers.stream().anyMatch(number -> number.isNaN())
                ? "–"
                : Spread.of(numbers).text(digits);
    }
}
