package io.github.feedpin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Journals of commands that run in processes of their own. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Order(3)
@Execution(ExecutionMode.CONCURRENT)
class JournalProcessTest {

    private static final int USERS = 6000;
    private static final Pattern USER = Pattern.compile("\"(ou_\\d+)\"");

    private final PlatformSimulator simulator =
            PlatformSimulator.builder().notInChat(id -> id.endsWith("77")).build();
    private final SimulatorServer server = simulator.serve();
    private final List<Process> processes = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() {
        processes.forEach(Process::destroyForcibly);
        server.close();
    }

    private Path journal() {
        return folder.resolve("journal");
    }

    private List<String> pin(int users) throws IOException {
        Path ids = Files.writeString(
                folder.resolve("ids"),
                IntStream.range(0, users).mapToObj(i -> "ou_" + i).collect(Collectors.joining("\n")));
        return List.of(
                "pin", "--ids-file", ids.toString(), "--journal", journal().toString());
    }

    private Process start(String jvmOption, String shellPrefix, List<String> command) throws IOException {
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                jvmOption,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.feedpin.cli.Main"));
        all.addAll(command);
        all.addAll(List.of("--base-url", server.baseUrl().toString(), "--no-proxy"));
        List<String> shell = new ArrayList<>(List.of("sh", "-c", shellPrefix + "exec \"$@\"", "sh"));
        shell.addAll(all);
        ProcessBuilder builder = new ProcessBuilder(shell)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("FEEDPIN_APP_ID", simulator.credentials().appId());
        environment.put("FEEDPIN_APP_SECRET", simulator.credentials().appSecret());
        environment.put("FEEDPIN_LANG", "en");
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static Set<String> users(String line) {
        Set<String> users = new HashSet<>();
        Matcher matcher = USER.matcher(line);
        while (matcher.find()) {
            users.add(matcher.group(1));
        }
        return users;
    }

    /** Returns the users of recorded calls that have no recorded outcome. */
    private Set<String> usersInFlight() throws IOException {
        Set<String> inFlight = new HashSet<>();
        for (String line : Files.readAllLines(journal())) {
            if (line.startsWith("{\"call\"")) {
                inFlight.addAll(users(line));
            } else if (line.startsWith("{\"outcome\"")) {
                inFlight.removeAll(users(line));
            }
        }
        return inFlight;
    }

    @Test
    void killedRunGoesOnAndRepeatsOnlyTheCallsInFlight() throws Exception {
        List<String> command = pin(USERS);
        CompletableFuture<Process> running = new CompletableFuture<>();
        simulator
                .faults()
                .on(
                        FaultTrigger.calls(60, 60).forUsers(id -> {
                            running.join().destroyForcibly();
                            return false;
                        }),
                        Fault.stall());
        running.complete(start("-Xmx128m", "", command));
        assertThat(exitCode(running.join())).isEqualTo(128 + 9);
        simulator.idle().block(Duration.ofSeconds(10));
        Set<String> inFlight = usersInFlight();
        assertThat(simulator.pinnedCount()).isLessThan(USERS - 500L);

        Cli again = Cli.at(server);
        assertThat(again.run(command.toArray(String[]::new))).isEqualTo(ExitCode.SOME_NOT_APPLIED);

        assertThat(again.out())
                .contains("Pinned 5,940 of 6,000 users.", "rejected         60  code 0", "not sent          0");
        assertThat(simulator.pinnedCount()).isEqualTo(5940);
        // Without those rejected for the rate limit, which the killed process had used up.
        Map<String, Long> calls = simulator.journal().entries().stream()
                .filter(call -> Integer.valueOf(0).equals(call.code()))
                .flatMap(call -> call.userIds().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(calls).hasSize(USERS);
        Set<String> repeated = calls.entrySet().stream()
                .filter(user -> user.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(inFlight).containsAll(repeated);
        assertThat(usersInFlight()).isEmpty();
    }

    @Test
    void secondProcessFindsTheJournalInUse() throws Exception {
        List<String> command = pin(50);
        CompletableFuture<Integer> second = new CompletableFuture<>();
        Cli busy = Cli.at(server);
        simulator
                .faults()
                .on(
                        FaultTrigger.calls(1, 1).forUsers(id -> {
                            if (!second.isDone()) {
                                second.complete(
                                        busy.run("unpin", "--journal", journal().toString()));
                            }
                            return false;
                        }),
                        Fault.stall());

        assertThat(exitCode(start("-Xmx128m", "", command))).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(second).isCompletedWithValue(ExitCode.USAGE);
        assertThat(busy.err()).contains("is in use by another command");
    }

    @Test
    void whenTheJournalCannotGrowTheRunEndsWithExitCode3() throws Exception {
        Process limited = start("-Xmx128m", "ulimit -f 100; ", pin(USERS));

        assertThat(exitCode(limited)).isEqualTo(ExitCode.UNUSABLE);

        assertThat(output())
                .containsPattern("the journal \\S+ could not be written: .*\\. The run was stopped; users who could "
                        + "not be recorded were not called\\.");
        Set<String> called = simulator.journal().entries().stream()
                .flatMap(call -> call.userIds().stream())
                .collect(Collectors.toSet());
        assertThat(called).isNotEmpty().hasSizeLessThan(USERS);
        assertThat(users(Files.readString(journal()))).containsAll(called);
        assertThat(Cli.at(server).run(pin(USERS).toArray(String[]::new)))
                .as("goes on with more space")
                .isEqualTo(ExitCode.SOME_NOT_APPLIED);
        assertThat(simulator.pinnedCount()).isEqualTo(5940);
    }

    @Test
    void largeJournalFitsInLittleMemory() throws Exception {
        assumeTrue(Files.getFileStore(folder).getUsableSpace() > 1L << 28);
        int users = 300_000;
        List<String> command = pin(users);
        try (BufferedWriter out = Files.newBufferedWriter(journal(), UTF_8)) {
            out.write("{\"journal\":\"feedpin\",\"version\":1,\"appId\":\""
                    + simulator.credentials().appId() + "\",\"baseUrl\":\"" + server.baseUrl()
                    + "\",\"userIdType\":\"open_id\"}\n");
            for (int call = 0; call < users / 50; call++) {
                String ids = IntStream.range(call * 50, call * 50 + 50)
                        .mapToObj(i -> "\"ou_" + i + '"')
                        .collect(Collectors.joining(",", "[", "]}\n"));
                out.write("{\"call\":" + (call + 1) + ",\"action\":\"pin\",\"at\":\"2026-01-01T00:00:00Z\",\"users\":"
                        + ids);
                out.write("{\"outcome\":\"applied\",\"action\":\"pin\",\"call\":" + (call + 1) + ",\"users\":" + ids);
            }
        }

        assertThat(exitCode(start("-Xmx64m", "", command))).isZero();

        assertThat(output()).contains("Pinned 300,000 of 300,000 users.", "calls               0");
        assertThat(simulator.journal().calls()).isZero();
    }
}
