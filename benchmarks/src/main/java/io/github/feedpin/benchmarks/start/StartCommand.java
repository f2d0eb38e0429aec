package io.github.feedpin.benchmarks.start;

import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.lab.ClassPath;
import io.github.feedpin.benchmarks.lab.Core;
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

/** {@code benchmarks/run start}. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header =
                "How long it takes from the start of a JVM to the first call, and what Feedpin adds to a Spring Boot application.")
public final class StartCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final String BOOT = "boot";

    private static final Object[] BOOT_ARGS = {
        "--server.port=0",
        "--spring.main.banner-mode=off",
        "--logging.level.root=off",
        "--feedpin.app-id=cli_a1b2c3d4e5f6",
        "--feedpin.app-secret=a-secret-of-nobody"
    };

    @Option(names = "--clients", split = ",", paramLabel = "NAME", description = "Which: ${COMPLETION-CANDIDATES}.")
    private List<ClientName> clients =
            List.of(ClientName.FEEDPIN_SEND, ClientName.REACTOR_NETTY, ClientName.WEBCLIENT, ClientName.OFFICIAL_SDK);

    @Option(names = "--rounds", paramLabel = "N", description = "How often each of them is started.")
    private int rounds = 11;

    @Mixin
    private Paper paper = new Paper();

    @Override
    public Integer call() throws IOException, InterruptedException {
        StartReport report = new StartReport();
        try (RunningServer server = RunningServer.start(Duration.ZERO)) {
            // The first round warms up the server, and the system's cache of files; it does not count.
            for (int round = 0; round <= rounds; round++) {
                System.err.printf("round %d of %d%n", round, rounds);
                StartReport target = round == 0 ? new StartReport() : report;
                for (ClientName client : clients) {
                    target.addFirstCall(client, firstCall(client, server.url()));
                }
                target.addBoot(boot(BOOT), boot("boot-feedpin"));
            }
        }
        List<String> classPaths =
                new ArrayList<>(clients.stream().map(ClientName::classPath).toList());
        classPaths.add(BOOT);
        paper.put(
                "start",
                report.toString(),
                Surroundings.machine(),
                Surroundings.pinning() + ", Spring Boot not",
                Surroundings.feedpin(),
                Surroundings.libraries(classPaths),
                Jvm.describe(List.of()),
                "rounds: %d after one that does not count".formatted(rounds));
        return 0;
    }

    private static Start firstCall(ClientName client, URI server) throws InterruptedException {
        return start(FirstCall.class, client.classPath(), Core.CLIENT, client, server, System.currentTimeMillis());
    }

    /** There is no server that it would have to leave a core to. */
    private static Start boot(String classPath) throws InterruptedException {
        return start(BootApplication.class, classPath, Core.ANY, BOOT_ARGS);
    }

    private static Start start(Class<?> mainClass, String classPath, Core core, Object... args)
            throws InterruptedException {
        Jvm jvm = new Jvm(mainClass, ClassPath.of(classPath), core, List.of());
        return Start.parse(jvm.run(LIMIT, args).linesOrThrow());
    }
}
