package io.github.feedpin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.event.EventHeaders;
import io.github.feedpin.event.EventReceiver;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.PushResponse;
import io.github.feedpin.simulator.SimulatedStoreApp;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantPinsTest {

    private static final TenantKey ONE = new TenantKey("tenant_one");
    private static final TenantKey OTHER = new TenantKey("tenant_other");

    private final PlatformSimulator simulator =
            PlatformSimulator.builder().encryptKey("test key").build();
    private final SimulatedStoreApp app = simulator.storeApp();
    private final AppTicketStore tickets = AppTicketStore.inMemory(TimeSource.system());
    private final EventReceiver receiver = EventReceiver.builder(
                    app.credentials().appId(), tickets)
            .encryptKeys("test key")
            .build();
    private final FeedpinTenants tenants =
            FeedpinClient.builder(simulator.platform()).buildTenants(app.credentials(), tickets);

    @BeforeEach
    void pushTicket() {
        app.pushTo((headers, body) -> receiver.receive(EventHeaders.of(headers), body)
                .map(response -> new PushResponse(response.status(), response.body())));
        app.pushTicket().block();
    }

    @Test
    void uninstalledTenantDoesNotAffectAnother() {
        app.tenant(ONE).uninstall();

        PinReport one = tenants.client(ONE).pin(List.of("ou_a", "ou_b")).block();
        PinReport other = tenants.client(OTHER).pin(List.of("ou_c")).block();

        assertEquals(Map.of(NotSentReason.TENANT_REJECTED, 2L), one.notSentByReason());
        assertEquals(1, other.applied());
        assertEquals(Set.of("ou_c"), app.tenant(OTHER).pinnedUsers());
    }

    @Test
    void invalidTicketIsReplacedOnRequest() {
        app.revokeTickets(); // the client asks for a resend; the simulator pushes a ticket 2 seconds later

        PinReport report = tenants.client(ONE).pin(List.of("ou_a")).block();

        assertEquals(1, report.applied());
    }
}
