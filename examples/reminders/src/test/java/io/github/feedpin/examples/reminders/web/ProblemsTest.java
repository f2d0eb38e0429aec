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
class ProblemsTest {

    private static final String FORM =
            "The body must be JSON of the form {\"userIds\": [\"ou_a\", \"ou_b\"], \"timeSensitive\": true}.";

    private final Visitor visitor;

    ProblemsTest(@LocalServerPort int port) {
        this.visitor = Visitor.at(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ou_secret",
                "{\"userIds\": [\"ou_secret\"], \"timeSensitive\"",
                "{\"userIds\": \"ou_secret\", \"timeSensitive\": true}",
                "{\"userIds\": [{\"id\": \"ou_secret\"}], \"timeSensitive\": true}",
                "{\"userIds\": [\"ou_secret\"], \"timeSensitive\": \"perhaps\"}",
                "[\"ou_secret\"]",
                "null",
                ""
            })
    void saysWhatABodyMustBeLikeAndRepeatsNoneOfIt(String body) {
        expect(visitor.post(body), HttpStatus.BAD_REQUEST, FORM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"userIds\": [], \"timeSensitive\": true}", "{\"timeSensitive\": true}"})
    void wantsAtLeastOneId(String body) {
        expect(visitor.post(body), HttpStatus.BAD_REQUEST, "There are no ids: userIds must hold at least one.");
    }

    @Test
    void wantsNoMoreIdsThanARunMayHave() {
        Map<String, Object> body = Map.of("userIds", Collections.nCopies(6001, "ou_a"), "timeSensitive", true);

        expect(visitor.post(body), HttpStatus.BAD_REQUEST, "There are 6001 ids, and at most 6000 are allowed.");
    }

    @Test
    void wantsNoLargerBodyThanFitsIntoMemory() {
        Map<String, Object> body = Map.of("userIds", List.of("x".repeat(2_000_000)), "timeSensitive", true);

        expect(
                visitor.post(body),
                HttpStatus.CONTENT_TOO_LARGE,
                "The body is too large. Split the ids among several runs.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"userIds\": [\"ou_a\"]}", "{\"userIds\": [\"ou_a\"], \"timesensitive\": false}"})
    void doesNotGuessWhetherToPinOrToUnpin(String body) {
        expect(visitor.post(body), HttpStatus.BAD_REQUEST, "timeSensitive is missing: true pins, false unpins.");
    }

    @Test
    void knowsNothingOfARunThatThereNeverWas() {
        String words = "There is no such run, or it ended so long ago that it is forgotten.";

        expect(visitor.web().get().uri("/reminders/17").exchange(), HttpStatus.NOT_FOUND, words);
        expect(visitor.web().delete().uri("/reminders/17").exchange(), HttpStatus.NOT_FOUND, words);
        Visitor.expect(
                HttpStatus.NOT_FOUND,
                visitor.web().get().uri("/reminders/17/events").accept(MediaType.TEXT_EVENT_STREAM));
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
