package io.github.feedpin.benchmarks.memory;

import io.github.feedpin.benchmarks.lab.ClassPath;
import io.github.feedpin.benchmarks.lab.Core;
import io.github.feedpin.benchmarks.lab.Jvm;
import io.github.feedpin.benchmarks.lab.Paper;
import io.github.feedpin.benchmarks.lab.Surroundings;
import io.github.feedpin.benchmarks.server.RunningServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code benchmarks/run memory}. */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = "In how small a heap a long stream of users runs, and what a user costs in short and in long runs.")
public final class MemoryCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofMinutes(60);

    @Option(names = "--users", paramLabel = "N", description = "How many users are streamed.")
    private int users = 10_000_000;

    @Option(
            names = "--limit",
            paramLabel = "S",
            description = "How many seconds that may take before the heap counts as too small.")
    private int limit = 300;

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "N",
            description = "Sizes of runs, to compare the cost of a user.")
    private List<Integer> sizes = List.of(1_000, 10_000, 100_000, 1_000_000, 10_000_000);

    @Option(names = "--largest-list", paramLabel = "N", description = "The largest size of a run over a list.")
    private int largestList = 1_000_000;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each size is measured.")
    private int rounds = 9;

    @Option(names = "--warm-up", paramLabel = "S", description = "How many seconds of a core a new JVM warms up for.")
    private int warmUp = 20;

    @Mixin
    private Paper paper = new Paper();

    @Override
    public Integer call() throws IOException, InterruptedException {
        MemoryReport report = new MemoryReport(users);
        SmallestHeap heap = new SmallestHeap(users, Duration.ofSeconds(limit));
        report.addHeap("in memory", heap.megabytes(LongStream.IN_MEMORY));
        try (RunningServer server = RunningServer.start(Duration.ZERO)) {
            report.addHeap("over HTTP", heap.megabytes(server.url()));
        }
        report.addCosts(Way.GENERATOR, costs(Way.GENERATOR, sizes));
        report.addCosts(Way.STREAM, costs(Way.STREAM, sizes));
        List<Integer> ofLists =
                sizes.stream().filter(size -> size <= largestList).toList();
        report.addCosts(Way.COLLECTION, costs(Way.COLLECTION, ofLists));
        paper.put(
                "memory",
                report.toString(),
                Surroundings.machine(),
                Surroundings.pinning(),
                Surroundings.feedpin(),
                "rounds: %d after %d s that do not count".formatted(rounds, warmUp));
        return 0;
    }

    private List<Cost> costs(Way way, List<Integer> runs) throws InterruptedException {
        System.err.println("what a user costs: " + way);
        int most = sizes.stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Object> args = new ArrayList<>(List.of(way.name(), most, warmUp, rounds));
        args.addAll(runs);
        Jvm jvm = new Jvm(CostPerUser.class, ClassPath.of("feedpin"), Core.CLIENT, List.of("-Xms1g", "-Xmx1g"));
        Jvm.Ended ended = jvm.run(LIMIT, args.toArray());
        return Cost.parse(ended.linesOrThrow().stream()).toList();
    }
}
