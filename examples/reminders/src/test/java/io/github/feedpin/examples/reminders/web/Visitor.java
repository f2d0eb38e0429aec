package io.github.feedpin.examples.reminders.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
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

/** Somebody who uses the API from outside. */
record Visitor(WebTestClient web) {

    static final Duration AT_MOST = Duration.ofSeconds(20);

    private static final int LARGEST_ACCOUNT = 1 << 20;

    /** At 5 calls a second, a run for them is still under way whenever somebody looks: it takes 20 seconds. */
    private static final List<String> MANY =
            IntStream.range(0, 5000).mapToObj(i -> "ou_many_" + i).toList();

    static Visitor at(int port) {
        return new Visitor(WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(AT_MOST)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ACCOUNT))
                .build());
    }

    /** Starts a run, and returns its place. */
    URI start(List<String> userIds, boolean timeSensitive) {
        return placeOf(post(Map.of("userIds", userIds, "timeSensitive", timeSensitive)));
    }

    /** Where the run is that was asked for. */
    static URI placeOf(ResponseSpec response) {
        return Objects.requireNonNull(response.expectStatus()
                .isAccepted()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation());
    }

    /** Starts a run that goes on until it is stopped. */
    URI startLongOne() {
        return start(MANY, true);
    }

    void stop(URI place) {
        expect(HttpStatus.ACCEPTED, web.delete().uri(place.toString()));
    }

    /** Asks, and looks at nothing but the status. The body is read all the same, for Netty wants its memory back. */
    static void expect(HttpStatus status, RequestHeadersSpec<?> request) {
        request.exchange().expectStatus().isEqualTo(status).expectBody();
    }

    /** Asks for a run with a body of its own. */
    ResponseSpec post(Object body) {
        return web.post()
                .uri("/reminders")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** Everything that is told of a run until its end. */
    Flux<ServerSentEvent<JsonNode>> events(URI place) {
        return web.get()
                .uri(place + "/events")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<JsonNode>>() {})
                .getResponseBody();
    }

    /** The account, once it is there. */
    JsonNode account(URI place) {
        ServerSentEvent<JsonNode> last = Objects.requireNonNull(events(place).blockLast(AT_MOST));
        assertThat(last.event()).isEqualTo("account");
        return Objects.requireNonNull(last.data());
    }
}
