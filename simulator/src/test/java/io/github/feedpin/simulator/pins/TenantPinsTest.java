package io.github.feedpin.simulator.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.RunOptions;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.token.AppTicketStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The tenants of a store app share a store and a releaser. */
class TenantPinsTest {

    private static final TenantKey ALPHA = new TenantKey("tenant_alpha");
    private static final TenantKey BETA = new TenantKey("tenant_beta");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final PinFixture fixture = new PinFixture();
    private final AppTicketStore tickets = AppTicketStore.inMemory(fixture.time);
    private final FeedpinTenants tenants = FeedpinClient.builder(fixture.simulator.platform())
            .timeSource(fixture.time)
            .pinStore(fixture.store)
            .options(RunOptions.defaults().withRelease(MINUTE))
            .buildTenants(fixture.simulator.storeApp().credentials(), tickets);

    TenantPinsTest() {
        tickets.add(fixture.simulator.storeApp().issueTicket()).block();
        fixture.simulator.storeApp().tenant(ALPHA).install();
        fixture.simulator.storeApp().tenant(BETA).install();
    }

    @Test
    void pinsOfAllTenantsAreReleased() {
        fixture.await(tenants.client(ALPHA).pin("ou_1"));
        fixture.await(tenants.client(BETA).pin("ou_1"));
        assertThat(fixture.await(tenants.client(ALPHA).pinned().collectList())).hasSize(1);
        tenants.releaser().start();

        fixture.passes(MINUTE.plusSeconds(2));

        assertThat(fixture.simulator.storeApp().tenant(ALPHA).pinnedUsers()).isEmpty();
        assertThat(fixture.simulator.storeApp().tenant(BETA).pinnedUsers()).isEmpty();
        assertThat(fixture.await(tenants.releaser().statistics()).released()).isEqualTo(2);
    }

    @Test
    void usersOfATenantThatUninstalledTheAppAreKeptAsFailed() {
        fixture.await(tenants.client(ALPHA).pin(PinFixture.users(120)));
        fixture.await(tenants.client(BETA).pin("ou_1"));
        fixture.simulator.storeApp().tenant(ALPHA).uninstall();
        tenants.releaser().start();

        fixture.passes(MINUTE.plusSeconds(5));

        assertThat(fixture.await(tenants.client(ALPHA).pinned().collectList()))
                .hasSize(120)
                .allMatch(PinnedUser::hasFailed);
        assertThat(fixture.await(tenants.client(BETA).pinned().collectList())).isEmpty();
        assertThat(fixture.await(tenants.releaser().statistics()).failed()).isEqualTo(120);
    }

    @Test
    void unpinAllAffectsOneTenant() {
        fixture.await(tenants.client(ALPHA).pin("ou_1"));
        fixture.await(tenants.client(BETA).pin("ou_1"));

        assertThat(fixture.await(tenants.client(ALPHA).unpinAll()).counts().applied())
                .isEqualTo(1);

        assertThat(fixture.simulator.storeApp().tenant(ALPHA).pinnedUsers()).isEmpty();
        assertThat(fixture.simulator.storeApp().tenant(BETA).pinnedUsers()).containsExactly("ou_1");
    }

    @Test
    void closingTheTenantsStopsTheReleaserButClosingOneDoesNot() {
        tenants.releaser().start();
        fixture.await(tenants.client(ALPHA).pin("ou_1"));
        tenants.close(ALPHA, Duration.ZERO).subscribe();
        fixture.passes(MINUTE.plusSeconds(2));
        assertThat(fixture.simulator.storeApp().tenant(ALPHA).pinnedUsers()).isEmpty();
        assertThat(tenants.client(BETA).releaser()).isSameAs(tenants.releaser());

        tenants.close(Duration.ZERO).subscribe();
        fixture.passes(Duration.ofSeconds(3));

        assertThat(tenants.releaser().isRunning()).isFalse();
    }

    @Test
    void withoutAStoreReleasesAreRejectedEarly() {
        FeedpinTenants unrecorded = FeedpinClient.builder(fixture.simulator.platform())
                .timeSource(fixture.time)
                .buildTenants(fixture.simulator.storeApp().credentials(), tickets);

        assertThatThrownBy(() ->
                        unrecorded.client(ALPHA).with(RunOptions.defaults().withRelease(MINUTE)))
                .hasMessageContaining("pinStore");
        assertThatThrownBy(unrecorded::releaser).hasMessageContaining("pinStore");
    }
}
