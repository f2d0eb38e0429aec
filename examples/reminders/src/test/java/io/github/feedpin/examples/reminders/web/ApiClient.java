package io.github.feedpin.examples.reminders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.PinAction;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** HTTP client for the API. */
record ApiClient(WebTestClient web) {

    static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final int MAX_REPORT_SIZE = 1 << 20;

    /** A run for these users takes 20 seconds at 5 calls per second, longer than any test needs it. */
    private static final List<String> MANY_USERS =
            IntStream.range(0, 5000).mapToObj(i -> "ou_many_" + i).toList();

    static ApiClient at(int port) {
        return new ApiClient(WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(TIMEOUT)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_REPORT_SIZE))
                .build());
    }

    /** Starts a run and returns its location. */
    URI start(List<String> userIds, PinAction action) {
        return locationOf(
                post(Map.of("userIds", userIds, "action", action.name().toLowerCase(Locale.ROOT))));
    }

    /** Returns the location of a started run. */
    static URI locationOf(ResponseSpec response) {
        return Objects.requireNonNull(response.expectStatus()
                .isAccepted()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation());
    }

    /** Starts a run that goes on until it is stopped. */
    URI startLongRun() {
        return start(MANY_USERS, PinAction.PIN);
    }

    void stop(URI location) {
        expect(HttpStatus.ACCEPTED, web.delete().uri(location.toString()));
    }

    /** Sends a request and checks only the status. Reads the body, so that Netty releases it. */
    static void expect(HttpStatus status, RequestHeadersSpec<?> request) {
        request.exchange().expectStatus().isEqualTo(status).expectBody();
    }

    /** Requests a run with this body. */
    ResponseSpec post(Object body) {
        return web.post()
                .uri("/reminders")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** Returns the events of a run until its end. */
    Flux<ServerSentEvent<JsonNode>> events(URI location) {
        return web.get()
                .uri(location + "/events")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {})
                .getResponseBody();
    }

    /** Awaits the report. */
    JsonNode report(URI location) {
        ServerSentEvent<JsonNode> last = Objects.requireNonNull(events(location).blockLast(TIMEOUT));
        assertThat(last.event()).isEqualTo("report");
        return Objects.requireNonNull(last.data());
    }
}
