package io.github.feedpin.examples.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultScript;
import io.github.feedpin.simulator.Occasion;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.spring.boot.test.AutoConfigureFeedpinSimulator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureFeedpinSimulator
class ReminderTest {

    @Autowired
    private PlatformSimulator simulator;

    @Autowired
    private FaultScript faults;

    @LocalServerPort
    private int port;

    private RestTestClient caller;

    @BeforeEach
    void call() {
        caller = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build();
    }

    @Test
    void remindsEverybody() {
        assertAnswer(List.of("ou_ann", "ou_bob"), new Account(2, 0, List.of()));

        assertThat(simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_ann", "ou_bob");
    }

    @Test
    void tellsHowManyThePlatformRefused() {
        faults.on(Occasion.everyCall().forUsers("ou_ann"::equals), Fault.error(400, 230001, "param is invalid"));

        assertAnswer(List.of("ou_ann", "ou_bob"), new Account(1, 1, List.of()));

        assertThat(simulator.pinnedUsers()).containsExactly("ou_bob");
    }

    private void assertAnswer(List<String> userIds, Account account) {
        caller.post()
                .uri("/reminders")
                .body(userIds)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(Account.class)
                .isEqualTo(account);
    }
}
