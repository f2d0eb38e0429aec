package io.github.feedpin.examples.reminders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.PinAction;
import io.github.feedpin.simulator.PlatformSimulator;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerSentEvent;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

@WebTest
class RemindersTest {

    private static final List<String> USER_IDS = List.of("ou_ann", "ou_bob", "ou_outside_1", "ou_ann", "");

    private final ApiClient client;
    private final PlatformSimulator simulator;

    RemindersTest(@LocalServerPort int port, @Autowired PlatformSimulator simulator) {
        this.client = ApiClient.at(port);
        this.simulator = simulator;
    }

    @Test
    void whenRunStartsResponseHasItsIdAndLocation() {
        client.post("{\"userIds\": [\"ou_cid\"], \"action\": \"pin\"}")
                .expectStatus()
                .isAccepted()
                .expectHeader()
                .valueMatches(HttpHeaders.LOCATION, "/reminders/[0-9a-f-]{36}")
                .expectBody()
                .jsonPath("$.id")
                .isNotEmpty()
                .jsonPath("$.ended")
                .isEqualTo(false)
                .jsonPath("$.total")
                .isEqualTo(1);
    }

    @Test
    void progressEventsAreFollowedByTheReport() {
        URI location = client.startLongRun();

        StepVerifier.create(client.events(location)
                        .mapNotNull(ServerSentEvent::event)
                        .distinctUntilChanged())
                .expectNext("progress")
                .then(() -> client.stop(location))
                .expectNext("report")
                .expectComplete()
                .verify(ApiClient.TIMEOUT);
    }

    @Test
    void usersWhoAreNotAppliedAreExportedAsCsv() {
        URI location = client.start(List.of("ou_ann", "ou_outside_1", "=1\"\n"), PinAction.PIN);
        client.report(location);

        client.web()
                .get()
                .uri(location + "/not-applied.csv")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("text/csv;charset=UTF-8")
                .expectBody(String.class)
                .value(csv -> assertThat(csv)
                        .startsWith("\uFEFF\"user_id\",\"outcome\",")
                        .contains("\r\n\"ou_outside_1\",\"rejected\",\"\",\"The user is not in the chat\",\"0\",")
                        .contains("\r\n\"'=1\"\"\n\",\"notSent\",\"INVALID_ID\",")
                        .doesNotContain("ou_ann"));
    }

    @Test
    void exportOfAnActiveRunIsRejected() {
        URI location = client.startLongRun();

        ApiClient.expect(HttpStatus.CONFLICT, client.web().get().uri(location + "/not-applied.csv"));
        client.stop(location);
    }

    @Test
    void reportContainsEveryUser() {
        URI location = client.start(USER_IDS, PinAction.PIN);

        client.report(location);

        client.web()
                .get()
                .uri(location.toString())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.ended")
                .isEqualTo(true)
                .jsonPath("$.submitted")
                .isEqualTo(5)
                .jsonPath("$.duplicates")
                .isEqualTo(1)
                .jsonPath("$.counts.applied")
                .isEqualTo(2)
                .jsonPath("$.counts.rejected")
                .isEqualTo(1)
                .jsonPath("$.counts.notSent")
                .isEqualTo(1)
                .jsonPath("$.countsByCode['0']")
                .isEqualTo(1)
                .jsonPath("$.notSentByReason.invalid_id")
                .isEqualTo(1)
                .jsonPath("$.failures[0].userId")
                .isEqualTo("ou_outside_1")
                .jsonPath("$.failures[0].message")
                .isEqualTo("The user is not in the chat")
                .jsonPath("$.retryableUserIds")
                .isEmpty();
        assertThat(simulator.isPinned("ou_ann")).isTrue();
    }

    @Test
    void whenRunHasEndedEverySubscriberGetsTheSameReport() {
        URI location = client.start(USER_IDS, PinAction.PIN);

        JsonNode report = client.report(location);

        assertThat(client.events(location).collectList().block(ApiClient.TIMEOUT))
                .singleElement()
                .extracting(ServerSentEvent::data)
                .isEqualTo(report);
        assertThat(client.report(location)).isEqualTo(report);
    }

    @Test
    void whenActionIsUnpinUserIsUnpinned() {
        client.report(client.start(List.of("ou_dan"), PinAction.PIN));
        assertThat(simulator.isPinned("ou_dan")).isTrue();

        client.report(client.start(List.of("ou_dan"), PinAction.UNPIN));

        assertThat(simulator.isPinned("ou_dan")).isFalse();
    }

    @Test
    void whenClientDisconnectsRunContinues() {
        URI location = client.startLongRun();

        ServerSentEvent<JsonNode> first = client.events(location).blockFirst(ApiClient.TIMEOUT);

        assertThat(first).extracting(ServerSentEvent::event).isEqualTo("progress");
        StepVerifier.create(client.events(location).takeUntil(event -> completed(event) > completed(first)))
                .thenConsumeWhile(event -> Objects.equals(event.event(), "progress"))
                .expectComplete()
                .verify(ApiClient.TIMEOUT);
        client.stop(location);
    }

    @Test
    void whenRunIsStoppedReportIsComplete() {
        URI location = client.startLongRun();

        client.stop(location);

        JsonNode report = client.report(location);
        assertThat(report.at("/stopped").booleanValue()).isTrue();
        assertThat(report.at("/counts/notSent").intValue()).isPositive();
        assertThat(report.at("/failures")).hasSize(100);
        assertThat(report.at("/retryableUserIds"))
                .hasSize(report.at("/counts/notSent").intValue());
    }

    @Test
    void whenIdIsNullItIsTreatedAsBlank() {
        URI location = ApiClient.locationOf(client.post("{\"userIds\": [null, \"ou_gus\"], \"action\": \"pin\"}"));

        JsonNode report = client.report(location);

        assertThat(report.at("/counts/applied").intValue()).isEqualTo(1);
        assertThat(report.at("/failures/0/message").stringValue()).isEqualTo("The user id is blank");
    }

    private static int completed(@Nullable ServerSentEvent<JsonNode> event) {
        return Objects.requireNonNull(Objects.requireNonNull(event).data())
                .at("/completed")
                .intValue();
    }
}
