package io.github.feedpin.examples.reminders.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@WebTest
class ProblemResponsesTest {

    private static final String FORM =
            "The body must be JSON of the form {\"userIds\": [\"ou_a\", \"ou_b\"], \"action\": \"pin\"}.";

    private final ApiClient client;

    ProblemResponsesTest(@LocalServerPort int port) {
        this.client = ApiClient.at(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ou_secret",
                "{\"userIds\": [\"ou_secret\"], \"action\"",
                "{\"userIds\": \"ou_secret\", \"action\": \"pin\"}",
                "{\"userIds\": [{\"id\": \"ou_secret\"}], \"action\": \"pin\"}",
                "{\"userIds\": [\"ou_secret\"], \"action\": \"perhaps\"}",
                "[\"ou_secret\"]",
                "null",
                ""
            })
    void whenBodyIsInvalidProblemShowsTheFormatWithoutRepeatingTheBody(String body) {
        expect(client.post(body), HttpStatus.BAD_REQUEST, FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"userIds\": [], \"action\": \"pin\"}", "{\"action\": \"pin\"}"})
    void whenUserIdsAreEmptyRequestIsRejected(String body) {
        expect(client.post(body), HttpStatus.BAD_REQUEST, "userIds must contain at least one id.");
    }

    @Test
    void whenThereAreTooManyIdsRequestIsRejected() {
        Map<String, Object> body = Map.of("userIds", Collections.nCopies(6001, "ou_a"), "action", "pin");

        expect(client.post(body), HttpStatus.BAD_REQUEST, "userIds must contain at most 6000 ids, but contains 6001.");
    }

    @Test
    void whenBodyIsTooLargeRequestIsRejected() {
        Map<String, Object> body = Map.of("userIds", List.of("x".repeat(2_000_000)), "action", "pin");

        expect(
                client.post(body),
                HttpStatus.CONTENT_TOO_LARGE,
                "The body is too large. Split the ids among several runs.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"userIds\": [\"ou_a\"]}", "{\"userIds\": [\"ou_a\"], \"act\": \"unpin\"}"})
    void whenActionIsMissingRequestIsRejected(String body) {
        expect(client.post(body), HttpStatus.BAD_REQUEST, "action is missing: it must be \"pin\" or \"unpin\".");
    }

    @Test
    void whenRunDoesNotExistResponseIsNotFound() {
        String detail = "There is no such run, or it is no longer kept.";

        expect(client.web().get().uri("/reminders/17").exchange(), HttpStatus.NOT_FOUND, detail);
        expect(client.web().delete().uri("/reminders/17").exchange(), HttpStatus.NOT_FOUND, detail);
        ApiClient.expect(
                HttpStatus.NOT_FOUND,
                client.web().get().uri("/reminders/17/events").accept(MediaType.TEXT_EVENT_STREAM));
    }

    private static void expect(ResponseSpec response, HttpStatus status, String detail) {
        response.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody(ProblemDetail.class)
                .value(problem -> assertThat(problem).isNotNull().satisfies(it -> {
                    assertThat(it.getStatus()).isEqualTo(status.value());
                    assertThat(it.getDetail()).isEqualTo(detail);
                }));
    }
}
