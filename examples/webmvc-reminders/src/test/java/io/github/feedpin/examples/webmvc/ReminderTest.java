package io.github.feedpin.examples.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultScript;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.spring.boot.test.AutoConfigureFeedpinSimulator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
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

    private RestTestClient client;

    @BeforeEach
    void connect() {
        client = RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build();
    }

    @Test
    void whenUsersAreRemindedReportHasTheirOutcomes() {
        remind("ou_ann", "ou_bob")
                .jsonPath("$.applied")
                .isEqualTo(2)
                .jsonPath("$.rejected")
                .isEqualTo(0);

        assertThat(simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_ann", "ou_bob");
    }

    @Test
    void whenPlatformRejectsAUserReportHasTheReason() {
        faults.on(FaultTrigger.everyCall().forUsers("ou_ann"::equals), Fault.error(400, 230001, "param is invalid"));

        remind("ou_ann", "ou_bob")
                .jsonPath("$.applied")
                .isEqualTo(1)
                .jsonPath("$.rejected")
                .isEqualTo(1)
                .jsonPath("$.countsByCode.230001")
                .isEqualTo(1)
                .jsonPath("$.outcomes[0].userId")
                .isEqualTo("ou_ann")
                .jsonPath("$.outcomes[0].outcome")
                .isEqualTo("rejected")
                .jsonPath("$.outcomes[0].code")
                .isEqualTo(230001)
                .jsonPath("$.outcomes[0].message")
                .isEqualTo("param is invalid")
                .jsonPath("$.outcomes[0].hint")
                .isEqualTo("Check the parameters.");
        assertThat(simulator.pinnedUsers()).containsExactly("ou_bob");
    }

    @Test
    void whenAllUsersAreRejectedResponseIsSmall() {
        String[] userIds = IntStream.range(0, 2_000)
                .mapToObj(i -> "ou_9d2beb613c85a2412862a49a924" + i)
                .toArray(String[]::new);
        faults.on(FaultTrigger.everyCall(), Fault.failing(userId -> true, 230013, "The user is not in the chat"));

        byte[] json = Objects.requireNonNull(remind(userIds).returnResult().getResponseBodyContent());

        assertThat(json).hasSizeBetween(200_000, 800_000);
        assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain("stackTrace");
    }

    private RestTestClient.BodyContentSpec remind(String... userIds) {
        return client.post()
                .uri("/reminders")
                .body(List.of(userIds))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
