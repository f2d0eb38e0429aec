package io.github.feedpin.examples.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.simulator.SimulatedEvent;
import io.github.feedpin.simulator.SimulatedStoreApp;
import io.github.feedpin.spring.boot.test.AutoConfigureFeedpinSimulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Tests of the application, which receives encrypted and signed events over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureFeedpinSimulator
@TestConstructor(autowireMode = AutowireMode.ALL)
class StoreApplicationTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final TenantKey ACME = new TenantKey("tenant_acme");
    private static final TenantKey GLOBEX = new TenantKey("tenant_globex");

    private final SimulatedStoreApp app;
    private final WebTestClient client;

    StoreApplicationTest(SimulatedStoreApp app, @LocalServerPort int port) {
        this.app = app;
        this.client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(TIMEOUT)
                .build();
    }

    @Test
    void afterPushedTicketTwoTenantsPin() {
        app.revokeTickets();
        assertThat(app.checkUrl().block(TIMEOUT)).isTrue();
        assertThat(app.pushTicket().block(TIMEOUT)).isEqualTo(200);

        assertThat(remind(ACME, "ou_ann")).contains("\"applied\":1");
        assertThat(remind(GLOBEX, "ou_bob")).contains("\"applied\":1");

        assertThat(app.tenant(ACME).pinnedUsers()).containsExactly("ou_ann");
        assertThat(app.tenant(GLOBEX).pinnedUsers()).containsExactly("ou_bob");
    }

    @Test
    void uninstalledTenantAffectsNoOther() {
        app.tenant(ACME).uninstall();
        assertThat(app.push(SimulatedEvent.appUninstalled(ACME)).block(TIMEOUT)).isEqualTo(200);

        assertThat(remind(ACME, "ou_ann")).contains("TENANT_REJECTED");
        assertThat(remind(GLOBEX, "ou_bob")).contains("\"applied\":1");
    }

    @Test
    void unsignedRequestIsRejected() {
        client.post()
                .uri("/feedpin/events")
                .bodyValue("{\"type\":\"event_callback\"}")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private String remind(TenantKey tenant, String userId) {
        return client.post()
                .uri("/tenants/{tenantKey}/reminders", tenant.value())
                .bodyValue(List.of(userId))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
