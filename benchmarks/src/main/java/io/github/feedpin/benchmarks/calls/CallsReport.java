package io.github.feedpin.benchmarks.calls;

import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.harness.Summary;
import io.github.feedpin.benchmarks.harness.Table;
import io.github.feedpin.benchmarks.harness.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Results of all iterations, as Markdown tables. Not thread-safe. */
final class CallsReport {

    private final Map<ClientName, List<IterationResult>> results = new EnumMap<>(ClientName.class);

    /** Adds the result of an iteration, to be compared with those of the other clients at the same position. */
    void add(ClientName client, IterationResult result) {
        results.computeIfAbsent(client, name -> new ArrayList<>()).add(result);
    }

    /** Returns the results of a client in order; empty if it was not measured. */
    List<IterationResult> of(ClientName client) {
        return results.getOrDefault(client, List.of());
    }

    /** Returns the figures of each client, and whether the targets are met. */
    String text(boolean withTargets) {
        List<Target> targets = withTargets ? CallsTargets.of(this) : List.of();
        return targets.isEmpty() ? figures().toString() : figures() + "\n\n" + Target.table(targets);
    }

    private Table figures() {
        Table table = new Table("client", "calls/s", "CPU µs/call", "bytes/call");
        results.forEach((client, all) -> table.row(
                client.toString(),
                cell(all, IterationResult::callsPerSecond, 0),
                cell(all, IterationResult::cpuMicros, 1),
                cell(all, IterationResult::bytes, 0)));
        return table;
    }

    private static String cell(List<IterationResult> all, ToDoubleFunction<IterationResult> figure, int digits) {
        return Summary.of(all, figure).text(digits);
    }
}
