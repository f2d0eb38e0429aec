package io.github.feedpin.spring.boot.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.spring.boot.FeedpinShutdownAutoConfiguration;
import io.github.feedpin.spring.boot.Startup;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Tests for the shutdown of the tenants of store apps. */
class StoreAppShutdownTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final TenantKey ACME = new TenantKey("tenant_acme");
    private static final StoreApp APP = new StoreApp("cli_vendor", "s3cr3t");

    private final PlatformSimulator simulator =
            PlatformSimulator.builder().storeApp(APP).build();
    private final AppTicketStore tickets = AppTicketStore.inMemory(TimeSource.system());
    private final ApplicationContextRunner store = Startup.bare()
            .withConfiguration(AutoConfigurations.of(LifecycleAutoConfiguration.class))
            .withBean(FeedpinPlatform.class, simulator::platform)
            .withBean(AppTicketStore.class, () -> tickets)
            .withPropertyValues(
                    "feedpin.app-type=store",
                    "feedpin.app-id=cli_vendor",
                    "feedpin.app-secret=s3cr3t",
                    "feedpin.quota.per-second=1",
                    "spring.lifecycle.timeout-per-shutdown-phase=1s");

    @Test
    void whenContextStopsRunsOfTenantsEndWithTheirReport() {
        addTicket();
        store.run(context -> {
            CompletableFuture<@Nullable PinReport> run = longRun(context.getBean(FeedpinTenants.class));

            context.stop();

            assertThat(run)
                    .succeedsWithin(AT_MOST)
                    .satisfies(report -> assertThat(report.notSent()).isPositive());
        });
    }

    @Test
    void afterContextRestartTenantsAcceptRuns() {
        addTicket();
        store.run(context -> {
            context.stop();
            context.start();

            assertThat(context.getBean(FeedpinTenants.class)
                            .client(ACME)
                            .pin(List.of("ou_ann"))
                            .toFuture())
                    .succeedsWithin(AT_MOST)
                    .returns(1L, PinReport::applied);
        });
    }

    @Test
    void tenantsOfTheApplicationAreClosedWithoutProperties() {
        addTicket();
        FeedpinTenants own = FeedpinClient.builder(simulator.platform())
                .quotaLimiters(QuotaLimiterFactory.of(Quota.of(1, 100)))
                .buildTenants(APP, tickets);
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(LifecycleAutoConfiguration.class, FeedpinShutdownAutoConfiguration.class))
                .withBean(FeedpinTenants.class, () -> own)
                .withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=1s")
                .run(context -> {
                    CompletableFuture<@Nullable PinReport> run = longRun(own);

                    context.close();

                    assertThat(run).succeedsWithin(AT_MOST);
                    assertThat(own.client(ACME).pin(List.of("ou_ann")).toFuture())
                            .failsWithin(AT_MOST)
                            .withThrowableThat()
                            .withCauseInstanceOf(IllegalStateException.class);
                });
    }

    private void addTicket() {
        tickets.add(simulator.storeApp().issueTicket()).block(AT_MOST);
    }

    /** Starts a run that takes ten seconds at one call per second. */
    private static CompletableFuture<@Nullable PinReport> longRun(FeedpinTenants tenants) {
        return tenants.client(ACME)
                .pin(IntStream.range(0, 500).mapToObj(i -> "ou_" + i).toList())
                .toFuture();
    }
}
