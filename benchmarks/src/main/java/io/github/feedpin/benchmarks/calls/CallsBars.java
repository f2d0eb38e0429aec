package io.github.feedpin.benchmarks.calls;

import static io.github.feedpin.benchmarks.clients.ClientName.FEEDPIN_EACH;
import static io.github.feedpin.benchmarks.clients.ClientName.FEEDPIN_RUN;
import static io.github.feedpin.benchmarks.clients.ClientName.FEEDPIN_SEND;
import static io.github.feedpin.benchmarks.clients.ClientName.REACTOR_NETTY;

import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.lab.Bar;
import io.github.feedpin.benchmarks.lab.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What calls must reach. All of it are ratios, each within a round, and at {@value #IN_FLIGHT} in flight. */
final class CallsBars {

    private static final int IN_FLIGHT = 64;

    private final CallsReport report;
    private final List<Bar> bars = new ArrayList<>();

    CallsBars(CallsReport report) {
        this.report = report;
    }

    /** Those for which all clients have been measured. */
    List<Bar> list() {
        bars.clear();
        atMost("CPU per call", Figures::cpuMicros, FEEDPIN_SEND, REACTOR_NETTY, 1.10);
        atMost("CPU per call", Figures::cpuMicros, FEEDPIN_RUN, REACTOR_NETTY, 1.20);
        atMost("CPU per call", Figures::cpuMicros, FEEDPIN_EACH, REACTOR_NETTY, 1.20);
        atMost("bytes per call", Figures::bytes, FEEDPIN_SEND, REACTOR_NETTY, 1.00);
        atMost("bytes per call", Figures::bytes, FEEDPIN_RUN, REACTOR_NETTY, 1.20);
        atMost("bytes per call", Figures::bytes, FEEDPIN_EACH, REACTOR_NETTY, 1.20);
        return List.copyOf(bars);
    }

    private void atMost(
            String what, ToDoubleFunction<Figures> figure, ClientName client, ClientName other, double limit) {
        List<Double> ratios = ratios(figure, client, other);
        if (!ratios.isEmpty()) {
            bars.add(Bar.atMost(name(what, client, other), limit, " ×", 2, Spread.of(ratios)));
        }
    }

    private static String name(String what, ClientName client, ClientName other) {
        return what + ", " + client + " against " + other;
    }

    private List<Double> ratios(ToDoubleFunction<Figures> figure, ClientName client, ClientName other) {
        List<Figures> ours = report.of(client, IN_FLIGHT);
        List<Figures> theirs = report.of(other, IN_FLIGHT);
        return IntStream.range(0, Math.min(ours.size(), theirs.size()))
                .mapToObj(round -> figure.applyAsDouble(ours.get(round)) / figure.applyAsDouble(theirs.get(round)))
                .toList();
    }
}
