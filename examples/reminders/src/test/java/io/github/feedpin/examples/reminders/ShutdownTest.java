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

@Isolated("A web application that closes ends Reactor Netty's shared event loops")
class ShutdownTest {

    /** One call more than a second allows. */
    private static final int PEOPLE = 51 * 50;

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    @Test
    void aRunUnderWayEndsWellAndWhoeverLooksGetsItsAccount() {
        ConfigurableApplicationContext application =
                new SpringApplicationBuilder(RemindersApplication.class).run("--server.port=0");
        WebClient web = WebClient.create(
                "http://localhost:" + application.getEnvironment().getProperty("local.server.port"));
        CompletableFuture<String> begun = new CompletableFuture<>();
        CompletableFuture<@Nullable ServerSentEvent<JsonNode>> last = start(web, PEOPLE)
                .flatMapMany(place -> web.get()
                        .uri(place + "/events")
                        .retrieve()
                        .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {}))
                .doOnNext(event -> begun.complete("begun"))
                .last()
                .toFuture();
        assertThat(begun).succeedsWithin(AT_MOST);

        application.close();

        assertThat(last).succeedsWithin(AT_MOST);
        ServerSentEvent<JsonNode> told = Objects.requireNonNull(last.join());
        assertThat(told.event()).isEqualTo("account");
        JsonNode account = Objects.requireNonNull(told.data());
        assertThat(account.at("/stopped").booleanValue()).isFalse();
        assertThat(account.at("/counts/applied").intValue()).isEqualTo(PEOPLE);
    }

    private static Mono<String> start(WebClient web, int people) {
        List<String> userIds =
                IntStream.range(0, people).mapToObj(i -> "ou_person_" + i).toList();
        return web.post()
                .uri("/reminders")
                .bodyValue(Map.of("userIds", userIds, "timeSensitive", true))
                .retrieve()
                .toBodilessEntity()
                .map(response -> String.valueOf(response.getHeaders().getLocation()));
    }
}
