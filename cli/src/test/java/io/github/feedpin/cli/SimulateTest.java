package io.github.feedpin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The served simulator. */
class SimulateTest {

    private static final Pattern EXPORT = Pattern.compile("export (\\w+)=(\\S+)");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final Output out = new Output();
    private final Cli cli = new Cli().out(out).stop(stop.asMono());

    @AfterEach
    void stop() {
        stop.tryEmitEmpty();
    }

    @Test
    void printedSettingsServeASelfBuiltApp() throws Exception {
        CompletableFuture<Integer> exitCode = start("simulate");
        Map<String, String> settings = settings(out.until("For a store app"));

        assertThat(pin(settings)).isEqualTo(ExitCode.ALL_APPLIED);

        out.until("tenant access token: HTTP 200, code 0");
        out.until("pin 1 user: HTTP 200, code 0");
        stop();
        assertThat(exitCode.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(out.text()).contains("Served 1 call and 1 token request; 0 calls exceeded the rate limit.");
    }

    @Test
    void printedSettingsServeAStoreAppInItsTenantsOnly() {
        start("simulate", "--tenant", "a", "--tenant", "b$c");
        Map<String, String> settings = settings(out.until("--tenant-key 'b$c'").split("For a store app")[1]);

        assertThat(pin(settings, "--tenant-key", "b$c")).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(pin(settings, "--tenant-key", "c")).isEqualTo(ExitCode.UNUSABLE);

        assertThat(pin(settings, "--tenant-key", "a", "--chat", "oc_a0553eda9014c201e6969b478895c230"))
                .isEqualTo(ExitCode.ALL_APPLIED);
        out.until("tenant access token, tenant b$c: HTTP 200, code 0");
        out.until("pin 1 user, tenant b$c: HTTP 200, code 0");
        assertThat(out.until("c230, tenant a: HTTP 200, code 0")).contains("pin 1 user of the chat oc_");
    }

    @Test
    void ticketsArePushedToTheReceiver() {
        CompletableFuture<String> body = new CompletableFuture<>();
        DisposableServer receiver = HttpServer.create()
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asString()
                        .doOnNext(text -> {
                            if (text.contains("app_ticket")) {
                                body.complete(text);
                            }
                        })
                        .thenMany(response.send()))
                .bindNow();
        try {
            start("simulate", "--push-to", "http://127.0.0.1:" + receiver.port() + "/events");

            assertThat(body.orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join())
                    .contains("simulated-verification-token");
            assertThat(out.until("pushed app_ticket, attempt 1: HTTP 200"))
                    .contains("which are neither encrypted nor signed:")
                    .contains("export FEEDPIN_EVENTS_VERIFICATION_TOKEN=simulated-verification-token")
                    .contains("The receiver did not respond to the check of its URL with the challenge.");
        } finally {
            receiver.disposeNow();
        }
    }

    @Test
    void generatedEncryptKeyIsPrinted() {
        start("simulate", "--push-to", "http://127.0.0.1:1", "--encrypt");

        assertThat(out.until("pushed app_ticket, attempt 1: no response"))
                .containsPattern("export FEEDPIN_EVENTS_ENCRYPT_KEY=[0-9a-f]{32}\n");
    }

    @Test
    void keysOfTheEnvironmentAreNotPrinted() {
        cli.environment("FEEDPIN_EVENTS_ENCRYPT_KEY", "my-key")
                .environment("FEEDPIN_EVENTS_VERIFICATION_TOKEN", "my-token");
        start("simulate", "--push-to", "http://127.0.0.1:1", "--quiet");

        assertThat(out.until("# FEEDPIN_EVENTS_VERIFICATION_TOKEN as it is here"))
                .contains("which are encrypted and signed:", "# FEEDPIN_EVENTS_ENCRYPT_KEY as it is here")
                .doesNotContain("my-key", "my-token");
    }

    @Test
    void portInUseIsReported() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(cli.run("simulate", "--port", String.valueOf(other.getLocalPort())))
                    .isEqualTo(ExitCode.USAGE);

            assertThat(cli.err())
                    .startsWith("feedpin simulate: the port " + other.getLocalPort() + " cannot be used: ")
                    .contains("Address already in use");
            assertThat(out.text()).isEmpty();
        }
    }

    private CompletableFuture<Integer> start(String... args) {
        return CompletableFuture.supplyAsync(() -> cli.run(args));
    }

    private static int pin(Map<String, String> settings, String... options) {
        Cli client = new Cli();
        settings.forEach(client::environment);
        String[] args = {"pin", "ou_a", "--base-url", settings.get("FEEDPIN_BASE_URL")};
        return client.run(Flux.concat(Flux.just(args), Flux.just(options))
                .collectList()
                .blockOptional()
                .orElseThrow()
                .toArray(String[]::new));
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new HashMap<>();
        Matcher lines = EXPORT.matcher(text);
        while (lines.find()) {
            settings.putIfAbsent(lines.group(1), lines.group(2));
        }
        return settings;
    }

    /** Output that can be awaited. */
    private static final class Output extends ByteArrayOutputStream {

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            notifyAll();
        }

        synchronized String text() {
            return toString(UTF_8);
        }

        /** Returns all output once it contains {@code part}. */
        synchronized String until(String part) {
            long end = System.nanoTime() + TIMEOUT.toNanos();
            while (!text().contains(part)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("'" + part + "' is not in: " + text());
                }
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
            return text();
        }
    }
}
