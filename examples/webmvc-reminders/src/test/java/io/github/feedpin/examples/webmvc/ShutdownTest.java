package io.github.feedpin.examples.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests of a servlet application that closes during a request. */
class ShutdownTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** At two calls per second, a run for these users takes 30 seconds, longer than the timeout of the phase. */
    private static final int USERS = 60 * 50;

    private final CompletableFuture<String> firstCall = new CompletableFuture<>();
    private final PlatformSimulator simulator = PlatformSimulator.builder()
            .credentials("cli_reminders", "s3cr3t")
            .notInChat(userId -> {
                firstCall.complete(userId);
                return false;
            })
            .build();
    private final JsonMapper json = new JsonMapper();
    private final HttpClient web = HttpClient.newHttpClient();
    private final SimulatorServer server = simulator.serve();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whenApplicationClosesActiveRequestGetsTheWholeReport() {
        ConfigurableApplicationContext application = start("graceful");
        CompletableFuture<HttpResponse<String>> response = remind(application);
        assertThat(firstCall).succeedsWithin(TIMEOUT);

        application.close();

        assertThat(response).succeedsWithin(TIMEOUT).returns(200, HttpResponse::statusCode);
        JsonNode report = json.readTree(response.join().body());
        assertThat(report.path("notSent").asInt()).isPositive();
        assertThat(report.path("applied").asInt() + report.path("notSent").asInt())
                .isEqualTo(USERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"graceful", "immediate"})
    void whenApplicationClosesDestroyMethodsCanStillPin(String shutdown) {
        start(shutdown).close();

        assertThat(simulator.pinnedUsers()).contains("ou_late_single", "ou_late_run");
    }

    private ConfigurableApplicationContext start(String shutdown) {
        return new SpringApplicationBuilder(WebMvcReminders.class)
                .initializers((GenericApplicationContext context) -> context.registerBean(LateReminder.class))
                .run(
                        "--server.port=0",
                        "--server.shutdown=" + shutdown,
                        "--spring.lifecycle.timeout-per-shutdown-phase=5s",
                        "--feedpin.app-id=cli_reminders",
                        "--feedpin.app-secret=s3cr3t",
                        "--feedpin.quota.per-second=2",
                        "--feedpin.base-url=" + server.baseUrl());
    }

    private CompletableFuture<HttpResponse<String>> remind(ConfigurableApplicationContext application) {
        List<String> users =
                IntStream.range(0, USERS).mapToObj(i -> "ou_user_" + i).toList();
        String port = application.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/reminders"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(users)))
                .build();
        return web.sendAsync(request, BodyHandlers.ofString());
    }

    /** Bean that pins once more when it is destroyed. */
    record LateReminder(FeedpinClient feedpin) implements DisposableBean {

        @Override
        public void destroy() {
            feedpin.pin("ou_late_single").block(TIMEOUT);
            feedpin.pin(List.of("ou_late_run")).block(TIMEOUT);
        }
    }
}
