package io.github.feedpin.spring.boot.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Tests over real connections between a caller, the application, and the simulated platform. */
@Tag("starter-alone")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ReminderApplicationTest {

    private static final PlatformSimulator SIMULATOR = PlatformSimulator.builder()
            .credentials("cli_reminders", "s3cr3t")
            .notInChat("ou_stranger"::equals)
            .build();
    private static final SimulatorServer SERVER = SIMULATOR.serve();

    private final WebTestClient caller;

    ReminderApplicationTest(@LocalServerPort int port) {
        this.caller = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    @DynamicPropertySource
    static void pointAtTheSimulator(DynamicPropertyRegistry properties) {
        properties.add("feedpin.app-id", () -> "cli_reminders");
        properties.add("feedpin.app-secret", () -> "s3cr3t");
        properties.add("feedpin.base-url", SERVER::baseUrl);
    }

    @BeforeEach
    void resetSimulator() {
        SIMULATOR.reset();
    }

    @AfterAll
    static void closeSimulator() {
        SERVER.close();
    }

    @Test
    void responseListsUsersOutsideTheChatAsRejected() {
        caller.post()
                .uri("/reminders")
                .bodyValue(List.of("ou_ann", "ou_stranger", "ou_bob"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBodyList(Reminder.class)
                .isEqualTo(List.of(
                        new Reminder("ou_ann", true, ""),
                        new Reminder("ou_stranger", false, "The user is not in the chat"),
                        new Reminder("ou_bob", true, "")));
        assertThat(SIMULATOR.pinnedUsers()).containsExactlyInAnyOrder("ou_ann", "ou_bob");
        assertThat(SIMULATOR.journal().calls()).isOne();
    }

    @Test
    void reportIsSerializedWithCountsAndOutcomes() {
        caller.post()
                .uri("/reports")
                .bodyValue(List.of("ou_cleo", "ou_stranger", " "))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.submitted")
                .isEqualTo(3)
                .jsonPath("$.applied")
                .isEqualTo(1)
                .jsonPath("$.rejected")
                .isEqualTo(1)
                .jsonPath("$.notSentByReason.INVALID_ID")
                .isEqualTo(1)
                .jsonPath("$.outcomes[1].userId")
                .isEqualTo("ou_stranger")
                .jsonPath("$.outcomes[1].outcome")
                .isEqualTo("rejected")
                .jsonPath("$.outcomes[1].message")
                .isEqualTo("The user is not in the chat")
                .jsonPath("$.stats")
                .doesNotExist();
    }

    @Test
    void streamedOutcomesAreSerializedAsInReports() {
        caller.post()
                .uri("/outcomes")
                .bodyValue(List.of("ou_stranger"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[0].outcome")
                .isEqualTo("rejected")
                .jsonPath("$[0].logId")
                .exists()
                .jsonPath("$[0].error")
                .doesNotExist();
    }
}
