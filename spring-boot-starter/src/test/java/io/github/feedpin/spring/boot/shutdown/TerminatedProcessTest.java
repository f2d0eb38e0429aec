package io.github.feedpin.spring.boot.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Terminates a real process with SIGTERM during a run that an HTTP request waits for. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "There a process is ended without being asked")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Order(1)
class TerminatedProcessTest {

    private static final Duration AT_MOST = Duration.ofMinutes(2);

    /** The body of a run that takes a minute, with 120 calls at two per second. */
    private static final Pattern SUMMARY = Pattern.compile("(\\d+) of 6000");

    private static final int TERMINATED = 128 + 15;

    private final CompletableFuture<String> firstCall = new CompletableFuture<>();
    private final PlatformSimulator simulator = PlatformSimulator.builder()
            .credentials("cli_interrupted", "s3cr3t")
            .notInChat(userId -> {
                firstCall.complete(userId);
                return false;
            })
            .build();
    private final HttpClient web = HttpClient.newHttpClient();
    private final SimulatorServer server = simulator.serve();

    @AfterEach
    void close() {
        server.close();
    }

    // Not with event loops that Spring manages separately: a late request may then wait until its call times out.
    @ParameterizedTest
    @ValueSource(booleans = false)
    void whenProcessIsTerminatedHttpResponseHasWholeReportAndDestroyedBeansAreServed(
            boolean ownEventLoops, @TempDir Path directory) throws IOException, InterruptedException {
        Path log = directory.resolve("application.log");
        Process application = start(log, ownEventLoops);
        try {
            CompletableFuture<HttpResponse<String>> response = web.sendAsync(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + portOf(application, log) + "/runs/6000"))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            assertThat(firstCall).succeedsWithin(AT_MOST);

            application.destroy();

            assertThat(response).as(() -> read(log)).succeedsWithin(AT_MOST);
            assertThat(response.join().statusCode()).isEqualTo(200);
            Matcher summary = SUMMARY.matcher(response.join().body());
            assertThat(summary.matches()).as(response.join().body()).isTrue();
            assertThat(Integer.parseInt(summary.group(1))).isLessThan(6_000);
            assertThat(application.waitFor(AT_MOST.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(application.exitValue()).as(() -> read(log)).isEqualTo(TERMINATED);
            assertThat(simulator.pinnedUsers()).as(() -> read(log)).contains("ou_late_single", "ou_late_run");
        } finally {
            application.destroyForcibly().waitFor();
        }
    }

    private Process start(Path log, boolean ownEventLoops) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InterruptedApplication.class.getName(),
                        "--server.port=0",
                        "--spring.lifecycle.timeout-per-shutdown-phase=5s",
                        "--own-event-loops=" + ownEventLoops,
                        // As in production.
                        "--spring.reactor.netty.shutdown-quiet-period=2s",
                        "--feedpin.app-id=cli_interrupted",
                        "--feedpin.app-secret=s3cr3t",
                        "--feedpin.quota.per-second=2",
                        "--feedpin.base-url=" + server.baseUrl().toString().replace("127.0.0.1", "localhost"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Returns the port, once the application has printed it. */
    private static String portOf(Process application, Path log) throws InterruptedException {
        long end = System.nanoTime() + AT_MOST.toNanos();
        Pattern said = Pattern.compile(InterruptedApplication.PORT + "(\\d+)");
        while (application.isAlive() && System.nanoTime() - end < 0) {
            Matcher port = said.matcher(read(log));
            if (port.find()) {
                return port.group(1);
            }
            application.waitFor(50, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("The application did not start: " + read(log));
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException failure) {
            return failure.toString();
        }
    }
}
