package io.github.feedpin.spring.boot.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.spring.boot.Startup;
import io.github.feedpin.token.AppTicketStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests for the meters of store apps. */
class StoreAppMetersTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final PlatformSimulator simulator = PlatformSimulator.builder()
            .storeApp(new StoreApp("cli_vendor", "s3cr3t"))
            .build();
    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void metersCountAllTenantsWithoutATagForThem() {
        Startup.bare()
                .withPropertyValues("feedpin.app-type=store", "feedpin.app-id=cli_vendor", "feedpin.app-secret=s3cr3t")
                .withBean(FeedpinPlatform.class, simulator::platform)
                .withBean(MeterRegistry.class, () -> registry)
                .run(context -> {
                    context.getBean(AppTicketStore.class)
                            .add(simulator.storeApp().issueTicket())
                            .block(AT_MOST);
                    FeedpinTenants tenants = context.getBean(FeedpinTenants.class);

                    for (String tenant : List.of("tenant_acme", "tenant_globex", "tenant_initech")) {
                        tenants.client(new TenantKey(tenant))
                                .pin(List.of("ou_ann", "ou_bob"))
                                .block(AT_MOST);
                    }

                    assertThat(registry.get("feedpin.tenants").gauge().value()).isEqualTo(3);
                    assertThat(registry.get("feedpin.outcomes")
                                    .tags("kind", "applied")
                                    .counter()
                                    .count())
                            .isEqualTo(6);
                    assertThat(registry.get("feedpin.quota.wait").timer().count())
                            .isEqualTo(3);
                    assertThat(registry.getMeters())
                            .allSatisfy(
                                    meter -> assertThat(meter.getId().getTags().toString())
                                            .doesNotContain("acme", "globex", "initech"));
                });
    }
}
