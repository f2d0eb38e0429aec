package io.github.feedpin.benchmarks.start;

import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.harness.ClassPath;
import io.github.feedpin.benchmarks.harness.CpuCore;
import io.github.feedpin.benchmarks.harness.Jvm;
import io.github.feedpin.benchmarks.harness.MachineInfo;
import io.github.feedpin.benchmarks.harness.Report;
import io.github.feedpin.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code benchmarks/run start}. */
@Command(name = "start", header = "Measures the time to the first call, and the start of a Spring Boot application.")
public final class StartCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final List<ClientName> CLIENTS =
            List.of(ClientName.FEEDPIN_SEND, ClientName.REACTOR_NETTY, ClientName.WEBCLIENT, ClientName.OFFICIAL_SDK);

    @Option(names = "--rounds", paramLabel = "N", description = "Number of starts that are counted.")
    private int rounds = 11;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StartReport report = new StartReport();
        try (ServerProcess server = ServerProcess.start()) {
            // Round 0 warms up the server and the file cache, and is not counted.
            for (int round = 0; round <= rounds; round++) {
                System.err.printf("round %d of %d%n", round, rounds);
                StartReport target = round == 0 ? new StartReport() : report;
                for (ClientName client : CLIENTS) {
                    target.addFirstCall(client, firstCall(client, server.url()));
                }
                target.addBoot(boot(StartReport.BOOT), boot(StartReport.BOOT_FEEDPIN));
            }
        }
        Report.print(
                report.text(),
                MachineInfo.describe(),
                ClassPath.libraries(List.of("feedpin", "webclient", "official-sdk", StartReport.BOOT)),
                Jvm.describe(List.of()),
                "rounds: " + rounds);
        return 0;
    }

    private static StartResult firstCall(ClientName client, URI server) throws IOException, InterruptedException {
        Jvm jvm = new Jvm(FirstCall.class, ClassPath.of(client.classPath()), CpuCore.CLIENT, List.of());
        return start(jvm, client.name(), server, System.currentTimeMillis());
    }

    private static StartResult boot(String classPath) throws IOException, InterruptedException {
        Jvm jvm = new Jvm(BootApplication.class, ClassPath.of(classPath), CpuCore.ANY, List.of());
        return start(
                jvm,
                System.currentTimeMillis(),
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=off",
                "--feedpin.app-id=cli_a1b2c3d4e5f6",
                "--feedpin.app-secret=example-app-secret");
    }

    private static StartResult start(Jvm jvm, Object... args) throws IOException, InterruptedException {
        return StartResult.parse(jvm.run(LIMIT, args).linesOrThrow());
    }
}
