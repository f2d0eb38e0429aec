package io.github.feedpin.benchmarks.singles;

import io.github.feedpin.benchmarks.lab.Numbers;
import io.github.feedpin.benchmarks.lab.Paper;
import io.github.feedpin.benchmarks.lab.Surroundings;
import io.github.feedpin.benchmarks.lab.Table;
import io.github.feedpin.benchmarks.simulation.Network;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code benchmarks/run singles}. */
@Command(
        name = "singles",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = "What it gains that many single wishes a second share calls under the quota; in virtual time.")
public final class SinglesCommand implements Callable<Integer> {

    @Option(names = "--per-second", paramLabel = "N", description = "How many wishes there are in a second.")
    private int perSecond = 2_000;

    @Option(names = "--seconds", paramLabel = "N", description = "For how many seconds they come.")
    private int seconds = 60;

    @Mixin
    private Paper paper = new Paper();

    @Override
    public Integer call() throws IOException {
        Table table = new Table(
                "wishes",
                "number",
                "pinned",
                "calls",
                "users a call",
                "rejected",
                "wait p50",
                "wait p99",
                "all settled after");
        for (Manner manner : Manner.values()) {
            add(new Rush(manner, Network.USUAL, perSecond, seconds), table);
        }
        paper.put(
                "singles",
                table.toString(),
                Surroundings.feedpin(),
                "%d wishes a second for %d seconds".formatted(perSecond, seconds));
        return 0;
    }

    private static void add(Rush rush, Table table) {
        Aftermath aftermath = rush.run();
        table.row(
                rush.manner().toString(),
                Numbers.text(rush.wishes(), 0),
                Numbers.text(aftermath.pinned(), 0),
                Numbers.text(aftermath.calls(), 0),
                Numbers.text(aftermath.usersPerCall(), 1),
                Numbers.text(aftermath.rejected(), 0),
                Numbers.text(aftermath.percentile(0.5), 2) + " s",
                Numbers.text(aftermath.percentile(0.99), 2) + " s",
                Numbers.text(aftermath.seconds(), 2) + " s");
    }
}
