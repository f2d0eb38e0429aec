package io.github.feedpin.benchmarks.calls;

import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.lab.ClassPath;
import io.github.feedpin.benchmarks.lab.Core;
import io.github.feedpin.benchmarks.lab.Jvm;
import io.github.feedpin.benchmarks.lab.Paper;
import io.github.feedpin.benchmarks.server.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code benchmarks/run calls}. */
@Command(
        name = "calls",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = "What a call of 50 users costs, with each of the clients.")
public final class CallsCommand implements Callable<Integer> {

    private static final Duration ALLOWANCE = Duration.ofMinutes(2);

    @Option(names = "--clients", split = ",", paramLabel = "NAME", description = "Which: ${COMPLETION-CANDIDATES}.")
    private List<ClientName> clients = List.of(ClientName.values());

    @Option(names = "--concurrency", split = ",", paramLabel = "N", description = "How many calls are under way.")
    private List<Integer> concurrency = List.of(1, 8, 64, 256);

    @Option(names = "--rounds", paramLabel = "N", description = "How often each client is measured.")
    private int rounds = 3;

    @Option(names = "--seconds", paramLabel = "S", description = "How many seconds of a core a measurement takes.")
    private double seconds = 8;

    @Option(names = "--warm-up", paramLabel = "S", description = "How many seconds of a core a JVM warms up for.")
    private double warmUp = 30;

    @Option(names = "--delay", paramLabel = "MS", description = "How long the server waits with each answer.")
    private int delay = 0;

    @Option(
            names = "--users",
            paramLabel = "N",
            description = "How many people are called for, and how many a run is for; at least 50.")
    private int users = 100_000;

    @Option(names = "--jvm", split = ",", paramLabel = "FLAG", description = "Flags of the clients' JVMs.")
    private List<String> flags = List.of("-Xms512m", "-Xmx512m");

    @Mixin
    private Paper paper = new Paper();

    @Override
    public Integer call() throws IOException, InterruptedException {
        CallsReport report = new CallsReport();
        try (RunningServer server = RunningServer.start(Duration.ofMillis(delay))) {
            for (int round = 1; round <= rounds; round++) {
                for (int inFlight : concurrency) {
                    for (ClientName client : clients) {
                        System.err.printf("round %d of %d: %s, %d in flight%n", round, rounds, client, inFlight);
                        report.add(client, trial(client, inFlight, server.url()));
                    }
                }
            }
        }
        paper.put("calls", report.toString());
        return 0;
    }

    private Figures trial(ClientName client, int inFlight, URI server) throws InterruptedException {
        Jvm jvm = new Jvm(Trial.class, ClassPath.of(client.classPath()), Core.CLIENT, flags);
        double most = Trial.MOST_TIMES_AS_LONG * (warmUp + seconds);
        Jvm.Ended ended = jvm.run(ALLOWANCE.plusSeconds((long) most), client, server, users, inFlight, warmUp, seconds);
        return Figures.of(ended.linesOrThrow());
    }
}
