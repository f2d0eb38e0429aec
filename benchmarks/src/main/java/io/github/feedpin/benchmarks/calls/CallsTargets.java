package io.github.feedpin.benchmarks.calls;

import static io.github.feedpin.benchmarks.clients.ClientName.FEEDPIN_RUN;
import static io.github.feedpin.benchmarks.clients.ClientName.FEEDPIN_SEND;
import static io.github.feedpin.benchmarks.clients.ClientName.OFFICIAL_SDK;
import static io.github.feedpin.benchmarks.clients.ClientName.REACTOR_NETTY;

import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.harness.Summary;
import io.github.feedpin.benchmarks.harness.Target;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Targets for the ratios between two clients, each computed from neighboring iterations. */
final class CallsTargets {

    private record Ratio(
            String figure,
            ToDoubleFunction<IterationResult> value,
            ClientName client,
            ClientName other,
            boolean minimum,
            double limit) {

        Target target(double... ratios) {
            String name = figure + ", " + client + " against " + other;
            return new Target(name, minimum, limit, " ×", 2, Summary.of(ratios));
        }
    }

    private static final List<Ratio> RATIOS = List.of(
            new Ratio("CPU per call", IterationResult::cpuMicros, FEEDPIN_SEND, REACTOR_NETTY, false, 1.10),
            new Ratio("CPU per call", IterationResult::cpuMicros, FEEDPIN_RUN, REACTOR_NETTY, false, 1.35),
            new Ratio("bytes per call", IterationResult::bytes, FEEDPIN_SEND, REACTOR_NETTY, false, 1.00),
            new Ratio("bytes per call", IterationResult::bytes, FEEDPIN_RUN, REACTOR_NETTY, false, 1.30),
            new Ratio("calls/s", IterationResult::callsPerSecond, FEEDPIN_SEND, OFFICIAL_SDK, true, 2.70));

    private CallsTargets() {}

    /** Returns the targets for which both clients have been measured. */
    static List<Target> of(CallsReport report) {
        return RATIOS.stream()
                .filter(ratio -> !report.of(ratio.client).isEmpty()
                        && !report.of(ratio.other).isEmpty())
                .map(ratio -> ratio.target(values(ratio, report)))
                .toList();
    }

    private static double[] values(Ratio ratio, CallsReport report) {
        List<IterationResult> results = report.of(ratio.client);
        List<IterationResult> others = report.of(ratio.other);
        return IntStream.range(0, results.size())
                .mapToDouble(i -> ratio.value.applyAsDouble(results.get(i)) / ratio.value.applyAsDouble(others.get(i)))
                .toArray();
    }
}
