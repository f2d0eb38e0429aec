package io.github.feedpin.benchmarks.calls;

import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.lab.Jvm;
import io.github.feedpin.benchmarks.lab.Paper;
import io.github.feedpin.benchmarks.lab.Surroundings;
import io.github.feedpin.benchmarks.server.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
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

    @Option(names = "--clients", split = ",", paramLabel = "NAME", description = "Which: ${COMPLETION-CANDIDATES}.")
    private List<ClientName> clients = List.of(ClientName.values());

    @Option(names = "--concurrency", split = ",", paramLabel = "N", description = "How many calls are under way.")
    private List<Integer> concurrency = List.of(1, 8, 64, 256);

    @Option(names = "--rounds", paramLabel = "N", description = "How often each client gets a new JVM.")
    private int rounds = 3;

    @Option(
            names = "--turns",
            paramLabel = "N",
            description = "How often each JVM is measured, in turns with the others.")
    private int turns = 10;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "How many turns each JVM has before, which do not count.")
    private int warmUp = 20;

    @Option(names = "--seconds", paramLabel = "S", description = "How many seconds of a core a turn takes.")
    private double seconds = 1;

    @Option(names = "--delay", paramLabel = "MS", description = "How long the server waits with each response.")
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
    public Integer call() throws IOException {
        CallsReport report = new CallsReport();
        try {
            measureAll(report);
        } catch (IOException e) {
            // What has been measured until then took long enough.
            System.err.println(report);
            throw e;
        }
        paper.put(
                "calls",
                report.toString(),
                Surroundings.machine(),
                Surroundings.pinning(),
                Surroundings.feedpin(),
                Surroundings.libraries(
                        clients.stream().map(ClientName::classPath).toList()),
                Jvm.describe(flags),
                "%,d people; responses after %d ms".formatted(users, delay),
                "rounds: %d, each of %d turns of %s s after %d that do not count"
                        .formatted(rounds, turns, seconds, warmUp));
        return 0;
    }

    private void measureAll(CallsReport report) throws IOException {
        try (RunningServer server = RunningServer.start(Duration.ofMillis(delay))) {
            for (int round = 1; round <= rounds; round++) {
                for (int inFlight : concurrency) {
                    System.err.printf("round %d of %d: %d in flight%n", round, rounds, inFlight);
                    measure(server.url(), inFlight, report);
                }
            }
        }
    }

    /** All clients beside each other, so that whatever slows the machine down for a while slows all of them down. */
    private void measure(URI server, int inFlight, CallsReport report) throws IOException {
        List<RunningTrial> trials = new ArrayList<>();
        try {
            for (ClientName client : clients) {
                trials.add(RunningTrial.start(client, server, users, inFlight, flags));
            }
            for (int turn = 1; turn <= warmUp + turns; turn++) {
                for (RunningTrial trial : trials) {
                    Figures figures = trial.turn(seconds);
                    if (turn > warmUp) {
                        report.add(trial.client(), figures);
                    }
                }
            }
        } finally {
            trials.forEach(RunningTrial::close);
        }
    }
}
