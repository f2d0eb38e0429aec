package io.github.feedpin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Error messages when the app, the platform or the input is unusable. */
@Execution(ExecutionMode.CONCURRENT)
class FailureTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whenTheSecretIsWrongExitCodeIs3WithAdvice() {
        PlatformSimulator simulator = PlatformSimulator.create();
        try (SimulatorServer server = simulator.serve()) {
            Path report = folder.resolve("report.json");
            Cli cli = Cli.at(server).environment("FEEDPIN_APP_SECRET", "wrong");

            assertThat(cli.run("pin", "ou_a", "ou_b", "--report", report.toString()))
                    .isEqualTo(ExitCode.UNUSABLE);

            assertThat(cli.err())
                    .contains("feedpin: no user was pinned. ", "Check the app id and the app secret")
                    .doesNotContain("\tat ", "wrong");
            assertThat(report).content().contains("\"notSent\": 2,", "\"userId\":\"ou_b\"");
            assertThat(simulator.journal().calls()).isZero();
        }
    }

    @Test
    void whenThePlatformIsUnreachableExitCodeIs3WithAdvice() {
        Cli cli = new Cli();

        assertThat(cli.run("unpin", "ou_a", "--base-url", "http://127.0.0.1:1", "--quiet"))
                .isEqualTo(ExitCode.UNUSABLE);

        assertThat(cli.out()).isEmpty();
        assertThat(cli.err().lines()).hasSize(1);
        assertThat(cli.err())
                .startsWith("feedpin: no user was unpinned. ")
                .contains("Check the base URL, the network and the proxy, then run the command again.");
    }

    @Test
    void missingScopeIsPrintedOnce() {
        String rejection = "{\"code\":99991672,\"msg\":\"Access denied\",\"error\":{\"permission_violations\":"
                + "[{\"type\":\"action_scope_required\",\"subject\":\"im:pin\"}],"
                + "\"helps\":[{\"url\":\"https://x/auth\"}]}}";
        DisposableServer platform = HttpServer.create()
                .handle((request, response) -> response.status(400).sendString(Mono.just(rejection)))
                .bindNow();
        try {
            Cli cli = new Cli();

            assertThat(cli.run("pin", "ou_a", "ou_b", "--base-url", "http://127.0.0.1:" + platform.port()))
                    .isEqualTo(ExitCode.UNUSABLE);

            assertThat(cli.err())
                    .contains("(Access denied). Grant the app the scope im:pin and publish a new version. "
                            + "See https://x/auth.");
            assertThat(cli.out()).contains("code 99991672 (Access denied)").doesNotContain("Grant");
        } finally {
            platform.disposeNow();
        }
    }

    @Test
    void verboseShowsRetriesAndStackTraces() {
        Cli cli = new Cli();

        cli.run("pin", "ou_a", "--base-url", "http://127.0.0.1:1", "--verbose");

        assertThat(cli.err()).contains("Retrying in 0.", "feedpin: no user was pinned. ", "\tat ");
    }

    @Test
    void whenTheServerIsNotThePlatformTheErrorSaysSo() {
        DisposableServer garbage = HttpServer.create()
                .handle((request, response) -> response.sendString(Mono.just("<html>Log in first</html>")))
                .bindNow();
        try {
            Cli cli = new Cli();

            assertThat(cli.run("pin", "ou_a", "--base-url", "http://127.0.0.1:" + garbage.port()))
                    .isEqualTo(ExitCode.UNUSABLE);

            assertThat(cli.err())
                    .contains("This does not look like the platform's API: check the base URL and any proxy.");
        } finally {
            garbage.disposeNow();
        }
    }

    @Test
    void whenInputFailsTheRunEndsAndTheReportIsPrinted() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        InputStream in = new SequenceInputStream(
                new ByteArrayInputStream("ou_a\nou_b\n".getBytes(StandardCharsets.UTF_8)), broken);
        PlatformSimulator simulator = PlatformSimulator.create();
        try (SimulatorServer server = simulator.serve()) {
            Cli cli = Cli.at(server).input(in);

            assertThat(cli.run("pin", "-")).isEqualTo(ExitCode.SOME_NOT_APPLIED);

            assertThat(simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_a", "ou_b");
            assertThat(cli.err()).contains("The ids could not be read to the end: the disk is gone");
            assertThat(cli.out()).contains("Pinned 2 of 2 users. The ids were not read to the end; there may be more.");
        }
    }
}
