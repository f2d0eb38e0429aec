package io.github.feedpin.spring.boot.health;

import static io.github.feedpin.spring.boot.Startup.bare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.spring.boot.FeedpinConnectionDetails;
import io.github.feedpin.token.AppTicketStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Mono;

/** Tests for the health of store apps and of their tenants. */
class StoreAppHealthTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final TenantKey ACME = new TenantKey("tenant_acme");
    private static final TenantKey GLOBEX = new TenantKey("tenant_globex");

    private final PlatformSimulator simulator = PlatformSimulator.builder()
            .storeApp(new StoreApp("cli_vendor", "s3cr3t"))
            .tenant(ACME)
            .build();
    private final ApplicationContextRunner runner = bare().withConfiguration(
                    AutoConfigurations.of(FeedpinHealthAutoConfiguration.class))
            .withBean(FeedpinPlatform.class, simulator::platform)
            .withPropertyValues("feedpin.app-type=store", "feedpin.app-id=cli_vendor", "feedpin.app-secret=s3cr3t");

    @Test
    void withoutTicketHealthIsUnknown() {
        runner.run(context -> assertThat(health(context))
                .returns(Status.UNKNOWN, Health::getStatus)
                .satisfies(health -> assertThat(health.getDetails())
                        .containsEntry("ticket", "none yet")
                        .containsEntry("tenantsInMemory", 0)));
    }

    @Test
    void withTicketHealthShowsItsAgeAndTheTenantsInMemory() {
        runner.run(context -> {
            addTicket(context, Duration.ofMinutes(90));
            context.getBean(FeedpinTenants.class)
                    .client(ACME)
                    .pin(List.of("ou_ann"))
                    .block(AT_MOST);

            Health health = health(context);

            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).containsEntry("tenantsInMemory", 1).containsKey("lastLogId");
            assertThat(health.getDetails().get("ticketAge")).asString().startsWith("PT1H30M");
            assertThat(simulator.journal().calls()).isOne();
        });
    }

    @Test
    void whenTicketStoreFailsHealthIsDown() {
        runner.withBean("broken", AppTicketStore.class, BrokenStore::new)
                .run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
    }

    @Test
    void tenantThatHasInstalledTheAppIsUpAndAnotherIsDown() {
        runner.run(context -> {
            addTicket(context, Duration.ZERO);
            FeedpinTenantHealth tenants = context.getBean(FeedpinTenantHealth.class);

            assertThat(tenants.health(ACME).block(AT_MOST))
                    .extracting(Health::getStatus)
                    .isEqualTo(Status.UP);
            Health other = Objects.requireNonNull(tenants.health(GLOBEX).block(AT_MOST));
            assertThat(other.getStatus()).isEqualTo(Status.DOWN);
            assertThat(other.getDetails().get("error")).asString().contains("TenantRejectedException");
            assertThat(context.getBean(FeedpinTenants.class).size()).isZero();
            assertThat(simulator.journal().calls()).isZero();
        });
    }

    @Test
    void eachCheckOfATenantRequestsItsToken() {
        runner.run(context -> {
            addTicket(context, Duration.ZERO);
            FeedpinTenantHealth tenants = context.getBean(FeedpinTenantHealth.class);
            assertThat(tenants.health(ACME).block(AT_MOST))
                    .extracting(Health::getStatus)
                    .isEqualTo(Status.UP);

            simulator.storeApp().tenant(ACME).uninstall();

            assertThat(tenants.health(ACME).block(AT_MOST))
                    .extracting(Health::getStatus)
                    .isEqualTo(Status.DOWN);
        });
    }

    @Test
    void checkOfATenantUsesTheRotatedSecret() {
        AtomicReference<String> secret = new AtomicReference<>("old");
        bare().withConfiguration(AutoConfigurations.of(FeedpinHealthAutoConfiguration.class))
                .withBean(FeedpinPlatform.class, simulator::platform)
                .withBean(FeedpinConnectionDetails.class, () -> new RotatingDetails(secret))
                .withPropertyValues("feedpin.app-type=store")
                .run(context -> {
                    addTicket(context, Duration.ZERO);
                    secret.set("s3cr3t");

                    assertThat(context.getBean(FeedpinTenantHealth.class)
                                    .health(ACME)
                                    .block(AT_MOST))
                            .extracting(Health::getStatus)
                            .isEqualTo(Status.UP);
                });
    }

    private record RotatingDetails(AtomicReference<String> secret) implements FeedpinConnectionDetails {

        @Override
        public BaseUrl baseUrl() {
            return BaseUrl.FEISHU;
        }

        @Override
        public StoreApp credentials() {
            return new StoreApp("cli_vendor", Objects.requireNonNull(secret.get()));
        }
    }

    @Test
    void storeAppsAndSelfBuiltAppsAreComponentsOfOneContributor() {
        bare().withConfiguration(AutoConfigurations.of(FeedpinHealthAutoConfiguration.class))
                .withPropertyValues(
                        "feedpin.clients.vendor.app-type=store",
                        "feedpin.clients.vendor.app-id=cli_vendor",
                        "feedpin.clients.vendor.app-secret=s3cr3t",
                        "feedpin.clients.market.app-type=store",
                        "feedpin.clients.market.app-id=cli_market",
                        "feedpin.clients.market.app-secret=s3cr3t",
                        "feedpin.clients.hr.app-id=cli_hr",
                        "feedpin.clients.hr.app-secret=s3cr3t")
                .run(context -> {
                    assertThat(context.getBean(CompositeReactiveHealthContributor.class).stream()
                                    .map(entry -> entry.name()))
                            .containsExactlyInAnyOrder("vendor", "market", "hr");
                    assertThatExceptionOfType(IllegalStateException.class)
                            .isThrownBy(() ->
                                    context.getBean(FeedpinTenantHealth.class).health(ACME));
                    assertThatExceptionOfType(IllegalArgumentException.class)
                            .isThrownBy(() ->
                                    context.getBean(FeedpinTenantHealth.class).health("hr", ACME));
                });
    }

    private void addTicket(ApplicationContext context, Duration age) {
        AppTicket issued = simulator.storeApp().issueTicket();
        context.getBean(AppTicketStore.class)
                .add(new AppTicket(issued.value(), Instant.now().minus(age)))
                .block(AT_MOST);
    }

    private static Health health(ApplicationContext context) {
        ReactiveHealthIndicator indicator = (ReactiveHealthIndicator) context.getBean(ReactiveHealthContributor.class);
        return Objects.requireNonNull(indicator.health(true).block(AT_MOST));
    }

    private static final class BrokenStore implements AppTicketStore {

        @Override
        public Mono<Void> add(AppTicket ticket) {
            return Mono.empty();
        }

        @Override
        public Mono<List<AppTicket>> tickets() {
            return Mono.error(new IllegalStateException("The store is down"));
        }

        @Override
        public Mono<Boolean> claimResend() {
            return Mono.just(false);
        }
    }
}
