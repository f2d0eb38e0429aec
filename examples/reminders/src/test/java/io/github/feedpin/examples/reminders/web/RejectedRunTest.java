package io.github.feedpin.examples.reminders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.examples.reminders.runs.Pace;
import io.github.feedpin.examples.reminders.runs.RunLimits;
import io.github.feedpin.examples.reminders.runs.Runs;
import io.github.feedpin.model.PinAction;
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
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tests with a limit of one active run, on a platform that does not respond. */
class RejectedRunTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final PlatformSimulator simulator =
            PlatformSimulator.builder().latency(Duration.ofHours(1)).build();
    private final FeedpinClient feedpin = FeedpinClient.builder(simulator.platform())
            .credentials(simulator.credentials())
            .build();
    private final RunLimits limits = new RunLimits(10, 1, 1);
    private final Runs runs = new Runs(feedpin, limits, new Pace(50, 1000), TimeSource.system());
    private final ApiClient client = new ApiClient(WebTestClient.bindToController(new RemindersController(runs, limits))
            .controllerAdvice(new ApiExceptionHandler())
            .httpMessageCodecs(codecs -> codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(JSON)))
            .build());

    @Test
    void whenTooManyRunsAreActiveRequestIsRejected() {
        client.start(List.of("ou_ann"), PinAction.PIN);

        client.post(Map.of("userIds", List.of("ou_bob"), "action", "pin"))
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The maximum of 1 active runs is reached. Retry when one has ended.");
    }

    @Test
    void whenRunCannotStartFailureEventIsSent() {
        feedpin.close(Duration.ZERO).block(ApiClient.TIMEOUT);
        URI location = URI.create(
                "/reminders/" + runs.start(List.of("ou_ann"), PinAction.PIN).id());

        List<ServerSentEvent<JsonNode>> events =
                client.events(location).collectList().block(ApiClient.TIMEOUT);

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.event()).isEqualTo("failure");
            assertThat(Objects.requireNonNull(event.data()).at("/detail").stringValue())
                    .isEqualTo("The run could not start: The client is closed");
        });
    }
}
