package io.github.feedpin.examples.reminders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.examples.reminders.runs.Bounds;
import io.github.feedpin.examples.reminders.runs.Pace;
import io.github.feedpin.examples.reminders.runs.Runs;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** With room for one run only, on a platform that lets everybody wait. */
class RejectedRunTest {

    private final PlatformSimulator simulator =
            PlatformSimulator.builder().latency(Duration.ofHours(1)).build();
    private final FeedpinClient feedpin = FeedpinClient.builder(simulator.platform())
            .credentials(simulator.credentials())
            .build();
    private final Bounds bounds = new Bounds(10, 1, 1);
    private final Runs runs = new Runs(feedpin, bounds, new Pace(50, 1000), TimeSource.system());
    private final Visitor visitor = new Visitor(WebTestClient.bindToController(new RemindersController(runs, bounds))
            .controllerAdvice(new Problems())
            .build());

    @Test
    void isRejectedWhileTooManyAreUnderWay() {
        visitor.start(List.of("ou_ann"), true);

        visitor.post(Map.of("userIds", List.of("ou_bob"), "timeSensitive", true))
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Runs under way: 1, which is the most. Ask again when one has ended.");
    }

    @Test
    void tellsWhoeverLooksWhyItCouldNotStart() {
        feedpin.close(Duration.ZERO).block(Visitor.AT_MOST);
        URI place =
                URI.create("/reminders/" + runs.start(List.of("ou_ann"), true).id());

        List<ServerSentEvent<JsonNode>> events =
                visitor.events(place).collectList().block(Visitor.AT_MOST);

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.event()).isEqualTo("failure");
            assertThat(Objects.requireNonNull(event.data()).at("/detail").stringValue())
                    .isEqualTo("The run could not start: The client is closed");
        });
    }
}
