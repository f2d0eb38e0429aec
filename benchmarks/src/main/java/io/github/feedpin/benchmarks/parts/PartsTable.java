package io.github.feedpin.benchmarks.parts;

import io.github.feedpin.benchmarks.lab.Numbers;
import io.github.feedpin.benchmarks.lab.Spread;
import io.github.feedpin.benchmarks.lab.Table;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** What JMH has measured, beside the bars. */
final class PartsTable {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private PartsTable() {}

    static Table of(Collection<RunResult> results) {
        Table table = new Table("part", "case", "CPU ns", "bytes", "bar", "met");
        results.stream().sorted(Comparator.comparing(PartsTable::part)).forEach(result -> add(result, table));
        return table;
    }

    private static void add(RunResult result, Table table) {
        Spread nanos = spread(result, CpuTimeProfiler.RESULT);
        OptionalInt most = part(result).mostNanos();
        table.row(
                part(result).words(),
                caseOf(result.getParams()),
                nanos.text(0),
                Numbers.text(spread(result, ALLOCATED).median(), 0),
                most.isPresent() ? "≤ " + Numbers.text(most.getAsInt(), 0) : "–",
                most.isPresent() ? met(nanos.median() <= most.getAsInt()) : "–");
    }

    private static Part part(RunResult result) {
        return Part.of(result.getParams().getBenchmark());
    }

    /** The method, and with what. */
    private static String caseOf(BenchmarkParams params) {
        String name = params.getBenchmark();
        String method = name.substring(name.lastIndexOf('.') + 1);
        return params.getParamsKeys().stream()
                .map(key -> ", " + key + " " + params.getParam(key))
                .collect(Collectors.joining("", method, ""));
    }

    private static Spread spread(RunResult result, String figure) {
        Statistics rounds = Objects.requireNonNull(result.getSecondaryResults().get(figure), figure)
                .getStatistics();
        return new Spread(rounds.getPercentile(50), rounds.getMin(), rounds.getMax());
    }

    private static String met(boolean met) {
        return met ? "yes" : "**no**";
    }
}
