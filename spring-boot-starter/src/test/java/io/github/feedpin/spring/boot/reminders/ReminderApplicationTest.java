package io.github.feedpin.spring.boot.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** All of it over real connections: a caller, the application, and the platform that the simulator stands in for. */
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

    @AfterAll
    static void closeTheSimulator() {
        SERVER.close();
    }

    @Test
    void pinsForThoseWhoAreInTheChatAndTellsWhoIsNot() {
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
}
