package io.github.feedpin.benchmarks.memory;

import io.github.feedpin.benchmarks.harness.ClassPath;
import io.github.feedpin.benchmarks.harness.CpuCore;
import io.github.feedpin.benchmarks.harness.Jvm;
import io.github.feedpin.benchmarks.harness.MachineInfo;
import io.github.feedpin.benchmarks.harness.Numbers;
import io.github.feedpin.benchmarks.harness.Report;
import io.github.feedpin.benchmarks.harness.Summary;
import io.github.feedpin.benchmarks.harness.Target;
import io.github.feedpin.benchmarks.server.ServerProcess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code benchmarks/run memory}. */
@Command(name = "memory", header = "Searches the smallest heap in which a stream of users is pinned over HTTP.")
public final class MemoryCommand implements Callable<Integer> {

    @Option(names = "--users", paramLabel = "N", description = "Number of users in the stream.")
    private int users = 10_000_000;

    @Option(
            names = "--limit",
            paramLabel = "S",
            description = "Maximum duration in seconds; a heap that needs longer counts as too small.")
    private int limit = 300;

    @Override
    public Integer call() throws Exception {
        double heap;
        try (ServerProcess server = ServerProcess.start()) {
            heap = SmallestHeap.megabytes(megabytes -> isSufficient(megabytes, server.url()));
        }
        String figure = "heap for " + Numbers.text(users, 0) + " users";
        Target target = new Target(figure, false, 64, " MB", 0, Summary.of(heap));
        Report.print(Target.table(List.of(target)).toString(), MachineInfo.describe(), Jvm.describe(List.of()));
        return 0;
    }

    private boolean isSufficient(int megabytes, URI server) throws Exception {
        List<String> flags = List.of("-Xmx" + megabytes + "m", "-XX:+ExitOnOutOfMemoryError");
        Jvm jvm = new Jvm(StreamedRun.class, ClassPath.of("feedpin"), CpuCore.CLIENT, flags);
        boolean sufficient = jvm.run(Duration.ofSeconds(limit), users, server).exitCode() == 0;
        System.err.printf("%,d users in %d MB: %s%n", users, megabytes, sufficient ? "sufficient" : "too small");
        return sufficient;
    }
}
