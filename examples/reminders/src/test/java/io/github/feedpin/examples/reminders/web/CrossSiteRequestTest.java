package io.github.feedpin.examples.reminders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.PinAction;
import io.github.feedpin.simulator.PlatformSimulator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;

/** Tests with requests that another web site can send through a browser. */
@WebTest
class CrossSiteRequestTest {

    private static final Map<String, Object> PIN = Map.of("userIds", List.of("ou_victim"), "action", "pin");

    private final ApiClient client;
    private final PlatformSimulator simulator;
    private final int port;

    CrossSiteRequestTest(@LocalServerPort int port, @Autowired PlatformSimulator simulator) {
        this.client = ApiClient.at(port);
        this.simulator = simulator;
        this.port = port;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain;charset=UTF-8",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=b",
                "application/octet-stream",
                "text/json"
            })
    void whenContentTypeIsNotJsonRequestIsUnsupported(String contentType) {
        expect(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                post().header(HttpHeaders.CONTENT_TYPE, contentType)
                        .bodyValue("{\"userIds\": [\"ou_victim\"], \"action\": \"pin\"}"
                                .getBytes(StandardCharsets.UTF_8)));
        expect(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                client.web().delete().uri("/reminders/17").header(HttpHeaders.CONTENT_TYPE, contentType));
        assertThat(simulator.isPinned("ou_victim")).isFalse();
    }

    @Test
    void whenContentTypeIsMissingRequestIsUnsupported() {
        ApiClient.expect(HttpStatus.UNSUPPORTED_MEDIA_TYPE, post());
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "192.168.1.7:8080"})
    void whenHostIsForeignRequestIsRejected(String host) {
        String location = client.start(List.of("ou_other"), PinAction.PIN).toString();
        RequestHeadersSpec<?> pin = post().header(HttpHeaders.HOST, host)
                .header(HttpHeaders.ORIGIN, "http://" + host)
                .header("Sec-Fetch-Site", "same-origin")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(PIN);

        expect(HttpStatus.FORBIDDEN, pin);
        for (String path : List.of(
                location,
                location + "/events",
                "/",
                "/api.js",
                "/platform",
                "/simulated-users?count=1",
                "/actuator/health",
                "/nowhere")) {
            expect(HttpStatus.FORBIDDEN, client.web().get().uri(path).header(HttpHeaders.HOST, host));
        }
        expect(HttpStatus.FORBIDDEN, client.web().delete().uri(location).header(HttpHeaders.HOST, host));
        assertThat(simulator.isPinned("ou_victim")).isFalse();
    }

    @Test
    void whenProxyHeadersAreSetForeignHostIsStillRejected() {
        expect(
                HttpStatus.FORBIDDEN,
                client.web()
                        .get()
                        .uri("/platform")
                        .header(HttpHeaders.HOST, "evil.example")
                        .header("X-Forwarded-Host", "localhost")
                        .header("Forwarded", "host=localhost"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "https://evil.example",
                "http://localhost",
                "http://localhost:1",
                "http://localhost:%d.evil.example",
                "http://127.0.0.1:%d",
                "file://localhost:%d"
            })
    void whenOriginIsForeignRequestIsRejected(String origin) {
        String value = origin.formatted(port);

        expect(
                HttpStatus.FORBIDDEN,
                post().header(HttpHeaders.ORIGIN, value)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(PIN));
        expect(HttpStatus.FORBIDDEN, client.web().get().uri("/platform").header(HttpHeaders.ORIGIN, value));
        expect(
                HttpStatus.FORBIDDEN,
                client.web()
                        .method(HttpMethod.OPTIONS)
                        .uri("/reminders")
                        .header(HttpHeaders.ORIGIN, value)
                        .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "POST"));
        assertThat(simulator.isPinned("ou_victim")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "nonsense"})
    void whenRequestIsFromAnotherSiteItIsRejected(String site) {
        String location = client.start(List.of("ou_other"), PinAction.PIN).toString();

        expect(
                HttpStatus.FORBIDDEN,
                post().header("Sec-Fetch-Site", site)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(PIN));
        expect(HttpStatus.FORBIDDEN, client.web().delete().uri(location).header("Sec-Fetch-Site", site));
        expect(
                HttpStatus.FORBIDDEN,
                client.web().get().uri(location + "/events").header("Sec-Fetch-Site", site));
        assertThat(simulator.isPinned("ou_victim")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, navigate, document, OK", // a link
        "GET, navigate, iframe, FORBIDDEN",
        "GET, no-cors, script, FORBIDDEN",
        "POST, navigate, document, FORBIDDEN" // a form
    })
    void whenAnotherSiteLinksToThePageOnlyAWindowIsServed(String method, String mode, String dest, HttpStatus status) {
        ApiClient.expect(
                status,
                client.web()
                        .method(HttpMethod.valueOf(method))
                        .uri("/")
                        .header("Sec-Fetch-Site", "cross-site")
                        .header("Sec-Fetch-Mode", mode)
                        .header("Sec-Fetch-Dest", dest));
    }

    @Test
    void whenOriginIsThisApplicationRequestIsServedWithFramesDenied() {
        client.web()
                .get()
                .uri("/platform")
                .header(HttpHeaders.ORIGIN, "http://localhost:" + port)
                .header("Sec-Fetch-Site", "same-origin")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Frame-Options", "DENY")
                .expectBody();
    }

    private RequestBodySpec post() {
        return client.web().post().uri("/reminders");
    }

    private static void expect(HttpStatus status, RequestHeadersSpec<?> request) {
        request.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(ProblemDetail.class)
                .value(problem -> assertThat(problem)
                        .isNotNull()
                        .satisfies(it -> assertThat(it.getDetail()).isNotBlank().doesNotContain("evil")));
    }
}
