package io.github.feedpin.benchmarks.calls;

import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.harness.ClassPath;
import io.github.feedpin.benchmarks.harness.Jvm;
import io.github.feedpin.benchmarks.harness.MachineInfo;
import io.github.feedpin.benchmarks.harness.Report;
import io.github.feedpin.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code benchmarks/run calls}. */
@Command(name = "calls", header = "Measures the cost of a call for 50 users with each client.")
public final class CallsCommand implements Callable<Integer> {

    /** Number of calls in flight for which the targets are defined. */
    private static final int TARGETED_CONCURRENCY = 64;

    private static final List<String> JVM_FLAGS = List.of("-Xms512m", "-Xmx512m");
    private static final int USERS = 100_000;

    @Option(
            names = "--clients",
            split = ",",
            paramLabel = "NAME",
            description = "Clients to measure: ${COMPLETION-CANDIDATES}.")
    private List<ClientName> clients = List.of(ClientName.values());

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "Number of calls in flight. Targets are checked for " + TARGETED_CONCURRENCY + " only.")
    private int concurrency = TARGETED_CONCURRENCY;

    @Option(names = "--forks", paramLabel = "N", description = "Number of JVMs per client, one after the other.")
    private int forks = 3;

    @Option(names = "--warmup", paramLabel = "N", description = "Number of iterations per JVM that are not counted.")
    private int warmup = 20;

    @Option(names = "--iterations", paramLabel = "N", description = "Number of iterations per JVM that are counted.")
    private int iterations = 10;

    @Option(names = "--seconds", paramLabel = "S", description = "CPU time of an iteration in seconds.")
    private double seconds = 1;

    @Override
    public Integer call() throws IOException {
        CallsReport report = new CallsReport();
        try (ServerProcess server = ServerProcess.start()) {
            for (int fork = 1; fork <= forks; fork++) {
                System.err.printf("fork %d of %d%n", fork, forks);
                measure(server.url(), report);
            }
        }
        Report.print(
                report.text(concurrency == TARGETED_CONCURRENCY),
                MachineInfo.describe(),
                ClassPath.libraries(clients.stream().map(ClientName::classPath).toList()),
                Jvm.describe(JVM_FLAGS),
                "calls in flight: %d; forks: %d, each with %d iterations of %s s of CPU time after %d of warm-up"
                        .formatted(concurrency, forks, iterations, seconds, warmup));
        return 0;
    }

    /** Interleaves the iterations of all clients, so that the load of a shared machine affects them equally. */
    private void measure(URI server, CallsReport report) throws IOException {
        List<WorkerProcess> workers = new ArrayList<>();
        try {
            for (ClientName client : clients) {
                workers.add(WorkerProcess.start(client, server, USERS, concurrency, JVM_FLAGS));
            }
            for (int iteration = 1; iteration <= warmup + iterations; iteration++) {
                for (WorkerProcess worker : workers) {
                    IterationResult result = worker.runIteration(seconds);
                    if (iteration > warmup) {
                        report.add(worker.client(), result);
                    }
                }
            }
        } finally {
            workers.forEach(WorkerProcess::close);
        }
    }
}
