package io.github.feedpin.examples.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@Isolated("Closing a web application disposes Reactor Netty's shared event loops")
class ShutdownTest {

    /** One call more than the quota per second. */
    private static final int USERS = 51 * 50;

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Test
    void whenApplicationClosesActiveRunCompletesAndSendsItsReport() {
        ConfigurableApplicationContext application =
                new SpringApplicationBuilder(RemindersApplication.class).run("--server.port=0");
        WebClient web = WebClient.create(
                "http://localhost:" + application.getEnvironment().getProperty("local.server.port"));
        CompletableFuture<String> started = new CompletableFuture<>();
        CompletableFuture<@Nullable ServerSentEvent<JsonNode>> last = start(web, USERS)
                .flatMapMany(location -> web.get()
                        .uri(location + "/events")
                        .retrieve()
                        .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {}))
                .doOnNext(event -> started.complete("started"))
                .last()
                .toFuture();
        assertThat(started).succeedsWithin(TIMEOUT);

        application.close();

        assertThat(last).succeedsWithin(TIMEOUT);
        ServerSentEvent<JsonNode> lastEvent = Objects.requireNonNull(last.join());
        assertThat(lastEvent.event()).isEqualTo("report");
        JsonNode report = Objects.requireNonNull(lastEvent.data());
        assertThat(report.at("/stopped").booleanValue()).isFalse();
        assertThat(report.at("/counts/applied").intValue()).isEqualTo(USERS);
    }

    private static Mono<String> start(WebClient web, int users) {
        List<String> userIds =
                IntStream.range(0, users).mapToObj(i -> "ou_user_" + i).toList();
        return web.post()
                .uri("/reminders")
                .bodyValue(Map.of("userIds", userIds, "action", "pin"))
                .retrieve()
                .toBodilessEntity()
                .map(response -> String.valueOf(response.getHeaders().getLocation()));
    }
}
