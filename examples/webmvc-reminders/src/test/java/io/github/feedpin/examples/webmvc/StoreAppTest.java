package io.github.feedpin.examples.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.simulator.SimulatedStoreApp;
import io.github.feedpin.spring.boot.test.AutoConfigureFeedpinSimulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Tests of the application as a store app, which receives encrypted and signed events over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureFeedpinSimulator
@ActiveProfiles("store")
class StoreAppTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Autowired
    private SimulatedStoreApp app;

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
    void afterPushedTicketTwoTenantsPin() {
        app.revokeTickets();
        assertThat(app.pushTicket().block(TIMEOUT)).isEqualTo(200);

        remind("tenant_acme", "ou_ann");
        remind("tenant_globex", "ou_bob");

        assertThat(app.tenant(new TenantKey("tenant_acme")).pinnedUsers()).containsExactly("ou_ann");
        assertThat(app.tenant(new TenantKey("tenant_globex")).pinnedUsers()).containsExactly("ou_bob");
    }

    @Test
    void unsignedRequestIsRejected() {
        client.post()
                .uri("/feedpin/events")
                .body("{\"type\":\"event_callback\"}")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private void remind(String tenant, String userId) {
        client.post()
                .uri("/tenants/" + tenant + "/reminders")
                .body(List.of(userId))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.applied")
                .isEqualTo(1);
    }
}
