package io.github.feedpin.benchmarks.runs;

import io.github.feedpin.benchmarks.lab.Numbers;
import io.github.feedpin.benchmarks.lab.Table;
import io.github.feedpin.benchmarks.simulation.Network;
import java.util.List;

/** All networks and sizes, Feedpin beside the token bucket. */
final class RunsTable {

    private static final List<Integer> SIZES = List.of(100, 1_000, 2_000, 10_000);

    private RunsTable() {}

    static Table of(int seeds) {
        Table table = new Table(
                "network",
                "calls",
                "T(N)",
                "Feedpin",
                "T(N) / time",
                "rejected",
                "token bucket",
                "T(N) / time",
                "rejected");
        for (Network network : Network.values()) {
            for (int calls : SIZES) {
                Figures feedpin = Figures.of(new Trial(Contender.FEEDPIN, network, calls), seeds);
                Figures bucket = Figures.of(new Trial(Contender.TOKEN_BUCKET, network, calls), seeds);
                table.row(
                        network.toString(),
                        Numbers.text(calls, 0),
                        Ideal.seconds(calls) + " s",
                        time(feedpin),
                        shareOfIdeal(feedpin, calls),
                        rejected(feedpin),
                        time(bucket),
                        shareOfIdeal(bucket, calls),
                        rejected(bucket));
            }
        }
        return table;
    }

    private static String time(Figures figures) {
        return Numbers.text(figures.seconds().median(), 2) + " s";
    }

    private static String shareOfIdeal(Figures figures, int calls) {
        return Numbers.text(100 * Ideal.seconds(calls) / figures.seconds().median(), 1) + " %";
    }

    /** A single one in all seeds must not look like none. */
    private static String rejected(Figures figures) {
        return figures.rejected() == 0 ? "0" : Numbers.text(figures.rejected(), 1);
    }
}
