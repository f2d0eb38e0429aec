package io.github.feedpin.examples.reminders.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.PlatformSimulator;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.ServerSentEvent;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

@WebTest
class RemindersTest {

    private static final List<String> SOME = List.of("ou_ann", "ou_bob", "ou_outside_1", "ou_ann", "");

    private final Visitor visitor;
    private final PlatformSimulator simulator;

    RemindersTest(@LocalServerPort int port, @Autowired PlatformSimulator simulator) {
        this.visitor = Visitor.at(port);
        this.simulator = simulator;
    }

    @Test
    void responsesAtOnceWithTheRunsNameAndPlace() {
        visitor.post("{\"userIds\": [\"ou_cid\"], \"timeSensitive\": true}")
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
    void tellsTheProgressAndThenTheAccount() {
        URI place = visitor.startLongOne();

        StepVerifier.create(
                        visitor.events(place).mapNotNull(ServerSentEvent::event).distinctUntilChanged())
                .expectNext("progress")
                .then(() -> visitor.stop(place))
                .expectNext("account")
                .expectComplete()
                .verify(Visitor.AT_MOST);
    }

    @Test
    void givesAnAccountOfEverybody() {
        URI place = visitor.start(SOME, true);

        visitor.account(place);

        visitor.web()
                .get()
                .uri(place.toString())
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
                .jsonPath("$.notSentByReason.INVALID_ID")
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
    void tellsTheAccountToWhoeverComesLateAndTwice() {
        URI place = visitor.start(SOME, true);

        JsonNode account = visitor.account(place);

        assertThat(visitor.events(place).collectList().block(Visitor.AT_MOST))
                .singleElement()
                .extracting(ServerSentEvent::data)
                .isEqualTo(account);
        assertThat(visitor.account(place)).isEqualTo(account);
    }

    @Test
    void unpins() {
        visitor.account(visitor.start(List.of("ou_dan"), true));
        assertThat(simulator.isPinned("ou_dan")).isTrue();

        visitor.account(visitor.start(List.of("ou_dan"), false));

        assertThat(simulator.isPinned("ou_dan")).isFalse();
    }

    @Test
    void goesOnWhenWhoeverAskedGoesAway() {
        URI place = visitor.startLongOne();

        ServerSentEvent<JsonNode> first = visitor.events(place).blockFirst(Visitor.AT_MOST);

        assertThat(first).extracting(ServerSentEvent::event).isEqualTo("progress");
        StepVerifier.create(visitor.events(place).takeUntil(event -> settled(event) > settled(first)))
                .thenConsumeWhile(event -> Objects.equals(event.event(), "progress"))
                .expectComplete()
                .verify(Visitor.AT_MOST);
        visitor.stop(place);
    }

    @Test
    void stopsARunThatStillGivesItsAccount() {
        URI place = visitor.startLongOne();

        visitor.stop(place);

        JsonNode account = visitor.account(place);
        assertThat(account.at("/stopped").booleanValue()).isTrue();
        assertThat(account.at("/counts/notSent").intValue()).isPositive();
        assertThat(account.at("/failures")).hasSize(100);
        assertThat(account.at("/retryableUserIds"))
                .hasSize(account.at("/counts/notSent").intValue());
    }

    @Test
    void takesANullForABlankId() {
        URI place = Visitor.placeOf(visitor.post("{\"userIds\": [null, \"ou_gus\"], \"timeSensitive\": true}"));

        JsonNode account = visitor.account(place);

        assertThat(account.at("/counts/applied").intValue()).isEqualTo(1);
        assertThat(account.at("/failures/0/message").stringValue()).isEqualTo("The user id is blank");
    }

    private static int settled(@Nullable ServerSentEvent<JsonNode> event) {
        return Objects.requireNonNull(Objects.requireNonNull(event).data())
                .at("/settled")
                .intValue();
    }
}
