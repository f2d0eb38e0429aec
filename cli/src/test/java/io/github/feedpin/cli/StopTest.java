package io.github.feedpin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Stopping a run. */
@Execution(ExecutionMode.CONCURRENT)
class StopTest {

    private final Sinks.Empty<Void> stop = Sinks.empty();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void afterAStopTheRestOfTheInputIsReported() {
        PlatformSimulator simulator = PlatformSimulator.create();
        InputStream in =
                new SequenceInputStream(lines(0, 2000), new SequenceInputStream(stopping(), lines(2000, 10_000)));
        Path report = folder.resolve("report.json");
        try (SimulatorServer server = simulator.serve()) {
            Cli cli = Cli.at(server).input(in).stop(stop.asMono());

            assertThat(cli.run("pin", "-", "--report", report.toString())).isEqualTo(ExitCode.SOME_NOT_APPLIED);

            assertThat(cli.out()).contains("  The run was stopped").doesNotContain("not read to the end");
            assertThat(report)
                    .content()
                    .contains("\"submitted\": 10000,", "\"applied\": " + simulator.pinnedCount() + ",")
                    .contains("\"userId\":\"ou_9999\",\"outcome\":\"notSent\"");
        }
    }

    @Test
    void afterAStopEndlessInputIsNotReadToTheEnd() throws IOException {
        PlatformSimulator simulator = PlatformSimulator.create();
        try (SimulatorServer server = simulator.serve();
                PipedOutputStream open = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(open)) {
            open.write("ou_a\n".getBytes(UTF_8));
            Cli cli = Cli.at(server)
                    .input(new SequenceInputStream(in, stopping()))
                    .stop(stop.asMono());
            stop.tryEmitEmpty();

            assertThat(cli.run("pin", "-")).isEqualTo(ExitCode.SOME_NOT_APPLIED);

            assertThat(cli.out()).contains("of 1 user. The ids were not read to the end; there may be more.");
        }
    }

    @Test
    void afterAStopCallsWithoutAResponseEndAsUnknown() {
        DisposableServer silent = stoppingServer(Mono.never());
        try {
            Cli cli = new Cli().stop(stop.asMono());

            assertThat(cli.run("pin", "ou_a", "--base-url", "http://127.0.0.1:" + silent.port()))
                    .isEqualTo(ExitCode.SOME_NOT_APPLIED);

            assertThat(cli.err()).contains("Stopping; waiting").doesNotContain("no user was pinned");
            assertThat(cli.out()).containsPattern("unknown {11}1  .* was abandoned .*: The run was stopped");
        } finally {
            silent.disposeNow();
        }
    }

    @Test
    void afterAStopResponsesToCallsInFlightAreAwaited() {
        DisposableServer slow =
                stoppingServer(Mono.just("{\"code\":0,\"data\":{}}").delayElement(Duration.ofMillis(300)));
        try {
            Cli cli = new Cli().stop(stop.asMono());

            assertThat(cli.run("pin", "ou_a", "--base-url", "http://127.0.0.1:" + slow.port()))
                    .isEqualTo(ExitCode.ALL_APPLIED);

            assertThat(cli.err()).contains("Stopping; waiting");
        } finally {
            slow.disposeNow();
        }
    }

    /** Starts a server that triggers the stop when a call arrives, and then sends {@code response}. */
    private DisposableServer stoppingServer(Mono<String> response) {
        String token = "{\"code\":0,\"tenant_access_token\":\"t\",\"expire\":7200}";
        return HttpServer.create()
                .route(routes -> routes.post("/**", (request, http) -> http.sendString(Mono.just(token)))
                        .route(
                                request -> request.method().name().equals("PATCH"),
                                (request, http) ->
                                        http.sendString(response.doOnSubscribe(call -> stop.tryEmitEmpty()))))
                .bindNow();
    }

    private static InputStream lines(int from, int to) {
        return new ByteArrayInputStream(IntStream.range(from, to)
                .mapToObj(i -> "ou_" + i + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8));
    }

    /** Returns an empty stream that triggers the stop when it is read. */
    private InputStream stopping() {
        return new InputStream() {
            @Override
            public int read() {
                stop.tryEmitEmpty();
                return -1;
            }
        };
    }
}
