package io.github.feedpin.benchmarks.calls;

import static io.github.feedpin.benchmarks.clients.ClientName.FEEDPIN_EACH;
import static io.github.feedpin.benchmarks.clients.ClientName.FEEDPIN_RUN;
import static io.github.feedpin.benchmarks.clients.ClientName.FEEDPIN_SEND;
import static io.github.feedpin.benchmarks.clients.ClientName.OFFICIAL_SDK;
import static io.github.feedpin.benchmarks.clients.ClientName.REACTOR_NETTY;
import static io.github.feedpin.benchmarks.clients.ClientName.WEBCLIENT;

import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.lab.Bar;
import io.github.feedpin.benchmarks.lab.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What calls must reach, with {@value #IN_FLIGHT} in flight: ratios, each of two clients' turns in the same pass
 * through all of them.
 */
final class CallsBars {

    private static final int IN_FLIGHT = 64;

    private record Rule(
            String what,
            ToDoubleFunction<Figures> figure,
            ClientName client,
            ClientName other,
            boolean least,
            double limit) {}

    private static final List<Rule> RULES = List.of(
            new Rule("calls/s", Figures::callsPerSecond, FEEDPIN_SEND, OFFICIAL_SDK, true, 3),
            new Rule("calls/s", Figures::callsPerSecond, FEEDPIN_SEND, WEBCLIENT, true, 2),
            new Rule("CPU per call", Figures::cpuMicros, FEEDPIN_SEND, REACTOR_NETTY, false, 1.10),
            new Rule("CPU per call", Figures::cpuMicros, FEEDPIN_RUN, REACTOR_NETTY, false, 1.20),
            new Rule("CPU per call", Figures::cpuMicros, FEEDPIN_EACH, REACTOR_NETTY, false, 1.20),
            new Rule("bytes per call", Figures::bytes, FEEDPIN_SEND, REACTOR_NETTY, false, 1.00),
            new Rule("bytes per call", Figures::bytes, FEEDPIN_RUN, REACTOR_NETTY, false, 1.20),
            new Rule("bytes per call", Figures::bytes, FEEDPIN_EACH, REACTOR_NETTY, false, 1.20),
            new Rule("p99", Figures::p99Millis, FEEDPIN_SEND, OFFICIAL_SDK, false, 0.3));

    private CallsBars() {}

    /** Those for which both clients have been measured. */
    static List<Bar> of(CallsReport report) {
        return RULES.stream()
                .filter(rule -> !ratios(rule, report).isEmpty())
                .map(rule -> new Bar(
                        rule.what + ", " + rule.client + " against " + rule.other,
                        rule.least,
                        rule.limit,
                        " ×",
                        2,
                        Spread.of(ratios(rule, report))))
                .toList();
    }

    private static List<Double> ratios(Rule rule, CallsReport report) {
        List<Figures> ours = report.of(rule.client, IN_FLIGHT);
        List<Figures> theirs = report.of(rule.other, IN_FLIGHT);
        return IntStream.range(0, Math.min(ours.size(), theirs.size()))
                .mapToObj(
                        turn -> rule.figure.applyAsDouble(ours.get(turn)) / rule.figure.applyAsDouble(theirs.get(turn)))
                .toList();
    }
}
