package io.github.feedpin.spring.boot;

import static io.github.feedpin.spring.boot.Startup.assertReport;
import static io.github.feedpin.spring.boot.Startup.bare;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.quota.QuotaScope;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.spring.boot.app.FeedpinStoreApp;
import io.github.feedpin.spring.boot.app.PushedEvents;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tests for the beans of store apps. */
class StoreAppTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final TenantKey ACME = new TenantKey("tenant_acme");
    private static final TenantKey GLOBEX = new TenantKey("tenant_globex");
    private static final StoreApp APP = new StoreApp("cli_vendor", "s3cr3t");

    private final PlatformSimulator simulator =
            PlatformSimulator.builder().storeApp(APP).build();
    private final ApplicationContextRunner store = bare().withPropertyValues(
                    "feedpin.app-type=store", "feedpin.app-id=cli_vendor", "feedpin.app-secret=s3cr3t");
    private final ApplicationContextRunner simulated = store.withBean(FeedpinPlatform.class, simulator::platform);

    @Test
    void storeAppHasTenantsInsteadOfAClient() {
        store.run(context -> assertThat(context)
                .hasSingleBean(FeedpinTenants.class)
                .hasBean("feedpinTenants")
                .hasSingleBean(AppTicketStore.class)
                .doesNotHaveBean(FeedpinClient.class)
                .doesNotHaveBean(PushedEvents.class));
    }

    @Test
    void selfBuiltAppHasNothingOfAStoreApp() {
        Startup.withCredentials()
                .withPropertyValues("feedpin.app-type=self-built")
                .run(context -> assertThat(context)
                        .hasSingleBean(FeedpinClient.class)
                        .doesNotHaveBean(FeedpinTenants.class)
                        .doesNotHaveBean(AppTicketStore.class));
    }

    @Test
    void eachTenantPinsItsOwnUsers() {
        simulated.run(context -> {
            addTicket(context.getBean(AppTicketStore.class));

            pin(context, ACME, "ou_ann");
            pin(context, GLOBEX, "ou_bob");

            assertThat(simulator.storeApp().tenant(ACME).pinnedUsers()).containsExactly("ou_ann");
            assertThat(simulator.storeApp().tenant(GLOBEX).pinnedUsers()).containsExactly("ou_bob");
        });
    }

    @Test
    void ticketStoreOfTheApplicationReplacesTheOneInMemory() {
        AppTicketStore own = AppTicketStore.fixed(simulator.storeApp().issueTicket());
        simulated.withBean("own", AppTicketStore.class, () -> own).run(context -> {
            assertThat(context).getBean(AppTicketStore.class).isSameAs(own);
            assertThat(pin(context, ACME, "ou_ann").applied()).isOne();
        });
    }

    @Test
    void limiterFactoryOfTheApplicationServesEachTenant() {
        Queue<QuotaScope> scopes = new ConcurrentLinkedQueue<>();
        simulated.withBean(QuotaLimiterFactory.class, () -> recording(scopes)).run(context -> {
            addTicket(context.getBean(AppTicketStore.class));

            pin(context, ACME, "ou_ann");
            pin(context, GLOBEX, "ou_bob");

            assertThat(scopes).extracting(QuotaScope::tenantKey).containsExactly(ACME, GLOBEX);
        });
    }

    @Test
    void limiterFactoryOfTheApplicationServesASelfBuiltApp() {
        Queue<QuotaScope> scopes = new ConcurrentLinkedQueue<>();
        Startup.withCredentials()
                .withBean(QuotaLimiterFactory.class, () -> recording(scopes))
                .run(context -> assertThat(scopes).hasSize(1));
    }

    @Test
    void tenantsOfTheApplicationReplaceTheConfiguredOnes() {
        FeedpinTenants own = tenants();
        store.withBean(FeedpinTenants.class, () -> own)
                .run(context -> assertThat(context)
                        .hasSingleBean(AppTicketStore.class)
                        .doesNotHaveBean(FeedpinStoreApp.class)
                        .doesNotHaveBean(FeedpinPlatform.class)
                        .getBean(FeedpinTenants.class)
                        .isSameAs(own));
    }

    @Test
    void tenantsOfTheApplicationLeaveTheReceiverConfigured() {
        store.withBean(FeedpinTenants.class, this::tenants)
                .withPropertyValues("feedpin.events.path=/events", "feedpin.events.encrypt-key=k")
                .run(context -> assertThat(context).hasSingleBean(PushedEvents.class));
    }

    @Test
    void connectionDetailsReplaceCredentialsAndEventSecrets() {
        bare().withPropertyValues("feedpin.app-type=store", "feedpin.events.path=/events/")
                .withBean(FeedpinConnectionDetails.class, () -> new Vault(APP))
                .run(context -> {
                    PushedEvents events = context.getBean(PushedEvents.class);
                    assertThat(events.appId()).isEqualTo("cli_vendor");
                    assertThat(events.path()).isEqualTo("/events");
                    assertThat(events.encryptKeys()).containsExactly("vault-key");
                    assertThat(events.verificationTokens()).isEmpty();
                    assertThat(events).asString().doesNotContain("vault-key");
                });
    }

    @Test
    void whenCredentialsAreOfASelfBuiltAppReportNamesAppType() {
        bare().withPropertyValues("feedpin.app-type=store")
                .withBean(
                        FeedpinConnectionDetails.class,
                        () -> new Vault(AppCredentials.selfBuilt("cli_vendor", "s3cr3t")))
                .run(context -> assertReport(context).contains("feedpin.app-type does not match", "SelfBuiltApp"));
    }

    @Test
    void withoutCredentialsReportNamesThem() {
        bare().withPropertyValues("feedpin.app-type=store")
                .run(context -> assertReport(context).contains("feedpin.app-id", "feedpin.app-secret"));
    }

    @Test
    void userIdsThatStoreAppsMayNotUseFailStartup() {
        store.withPropertyValues("feedpin.user-id-type=user_id")
                .run(context -> assertReport(context)
                        .contains("feedpin.user-id-type must be open_id or union_id")
                        .contains("store app"));
    }

    @Test
    void verificationOnStartupOfAStoreAppFailsStartup() {
        store.withPropertyValues("feedpin.verify-on-startup=true")
                .run(context -> assertReport(context).contains("feedpin.verify-on-startup must be false"));
    }

    @Test
    void whenClientIsInjectedWithAStoreAppReportNamesTenants() {
        store.withUserConfiguration(ClientInjected.class)
                .run(context -> assertReport(context, "feedpin.app-type=store", "feedpin.app-id=cli_vendor")
                        .contains("store app", "Inject FeedpinTenants"));
    }

    @Test
    void whenTenantsAreInjectedWithASelfBuiltAppReportNamesAppType() {
        Startup.withCredentials()
                .withUserConfiguration(TenantsInjected.class)
                .run(context -> assertReport(context, Startup.CREDENTIALS)
                        .contains("self-built", "Inject FeedpinClient", "app-type"));
    }

    @Test
    void whenTenantsAreInjectedWithoutPropertiesReportNamesThem() {
        bare().withUserConfiguration(TenantsInjected.class)
                .run(context -> assertReport(context)
                        .contains("FeedpinTenants are required", "feedpin.app-id", "feedpin.app-type to store"));
    }

    @Test
    void whenNamedClientIsInjectedForAStoreAppReportNamesTenants() {
        named("vendor")
                .withUserConfiguration(NamedClientInjected.class)
                .run(context -> assertReport(
                                context,
                                "feedpin.clients.vendor.app-type=store",
                                "feedpin.clients.vendor.app-id=cli_vendor")
                        .contains("'vendor'", "Inject FeedpinTenants"));
    }

    @Test
    void namedStoreAppHasQualifiedTenantsNextToAClient() {
        named("vendor", "market")
                .withPropertyValues("feedpin.clients.hr.app-id=cli_hr", "feedpin.clients.hr.app-secret=s3cr3t")
                .withUserConfiguration(NamedTenantsInjected.class)
                .run(context -> {
                    assertThat(context).hasSingleBean(FeedpinClient.class).hasBean("hrFeedpinClient");
                    assertThat(context.getBeansOfType(FeedpinTenants.class))
                            .containsOnlyKeys("vendorFeedpinTenants", "marketFeedpinTenants");
                    assertThat(context.getBean(NamedTenantsInjected.class).vendor)
                            .isSameAs(context.getBean("vendorFeedpinTenants"));
                });
    }

    @Test
    void appTypeIsInheritedByNamedClients() {
        named("vendor")
                .withPropertyValues("feedpin.app-type=store", "feedpin.clients.hr.app-id=cli_hr")
                .withPropertyValues("feedpin.clients.hr.app-secret=s3cr3t")
                .run(context -> assertThat(context.getBeansOfType(FeedpinTenants.class))
                        .containsOnlyKeys("vendorFeedpinTenants", "hrFeedpinTenants"));
    }

    @Test
    void primaryStoreAppIsInjectedWithoutQualifier() {
        named("vendor", "market")
                .withPropertyValues("feedpin.primary=market")
                .run(context -> assertThat(context.getBean(FeedpinTenants.class))
                        .isSameAs(context.getBean("marketFeedpinTenants")));
    }

    @Test
    void beansOfANamedStoreAppReplaceItsParts() {
        named("vendor", "market")
                .withPropertyValues(
                        "feedpin.clients.vendor.events.path=/vendor", "feedpin.clients.vendor.events.encrypt-key=k")
                .withUserConfiguration(OwnParts.class)
                .run(context -> {
                    Object own = context.getBean("own");
                    FeedpinStoreApp vendor = context.getBean("vendorFeedpinStoreApp", FeedpinStoreApp.class);
                    assertThat(vendor.tickets()).isSameAs(own);
                    assertThat(context.getBean(PushedEvents.class).tickets()).isSameAs(own);
                    assertThat(context.getBean("marketFeedpinStoreApp", FeedpinStoreApp.class)
                                    .tickets())
                            .isNotSameAs(own);
                });
    }

    @Test
    void namedStoreAppSharesItsTicketStoreWithItsReceiver() {
        named("vendor")
                .withPropertyValues(
                        "feedpin.clients.vendor.events.path=/vendor", "feedpin.clients.vendor.events.encrypt-key=k")
                .run(context -> assertThat(context.getBean(PushedEvents.class).tickets())
                        .isSameAs(context.getBean(FeedpinStoreApp.class).tickets()));
    }

    @Test
    void eventsAreNotInheritedByNamedClients() {
        store.withPropertyValues("feedpin.events.path=/events", "feedpin.events.encrypt-key=k")
                .withPropertyValues("feedpin.clients.vendor.app-id=cli_other")
                .withPropertyValues("feedpin.clients.vendor.app-secret=s3cr3t")
                .run(context -> assertThat(context).hasSingleBean(PushedEvents.class));
    }

    @Test
    void userIdsThatStoreAppsMayNotUseFailStartupAlsoIfInherited() {
        named("vendor")
                .withPropertyValues("feedpin.user-id-type=user_id")
                .run(context -> assertReport(context).contains("feedpin.clients.vendor.user-id-type"));
    }

    @Test
    void whenContextClosesTenantsAreClosed() {
        simulated.run(context -> {
            FeedpinTenants tenants = context.getBean(FeedpinTenants.class);
            addTicket(context.getBean(AppTicketStore.class));
            pin(context, ACME, "ou_ann");

            context.close();

            assertThat(tenants.size()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "/events/*", "/{events}", "/events?x", "//", "/", " ", ""})
    void unusablePathFailsStartup(String path) {
        store.withPropertyValues("feedpin.events.path=" + path, "feedpin.events.encrypt-key=k")
                .run(context -> assertReport(context).contains("feedpin.events.path must begin with a slash"));
    }

    @Test
    void pathWithoutKeyAndTokenFailsStartup() {
        store.withPropertyValues("feedpin.events.path=/events")
                .run(context -> assertReport(context)
                        .contains("feedpin.events.path requires")
                        .contains("feedpin.events.encrypt-key", "feedpin.events.verification-token"));
    }

    @Test
    void pathOfANamedStoreAppWithoutKeyAndTokenFailsStartup() {
        named("vendor")
                .withPropertyValues("feedpin.clients.vendor.events.path=/events")
                .run(context -> assertReport(context).contains("feedpin.clients.vendor.events.encrypt-key"));
    }

    @Test
    void pathOfASelfBuiltAppFailsStartup() {
        Startup.withCredentials()
                .withPropertyValues("feedpin.events.path=/events", "feedpin.events.encrypt-key=k")
                .run(context -> assertReport(context).contains("feedpin.events.path requires app-type"));
    }

    @Test
    void unresolvedPlaceholderInAKeyFailsStartup() {
        store.withPropertyValues("feedpin.events.path=/events", "feedpin.events.encrypt-key=${ENCRYPT_KEY}")
                .run(context -> assertReport(context).contains("ENCRYPT_KEY"));
    }

    @Test
    void keysAndTokensMayBeListsForARotation() {
        store.withPropertyValues(
                        "feedpin.events.path=/events",
                        "feedpin.events.encrypt-key=old-key,new-key",
                        "feedpin.events.verification-token[0]=old-token",
                        "feedpin.events.verification-token[1]=new-token")
                .run(context -> {
                    PushedEvents events = context.getBean(PushedEvents.class);
                    assertThat(events.encryptKeys()).containsExactly("old-key", "new-key");
                    assertThat(events.verificationTokens()).containsExactly("old-token", "new-token");
                });
    }

    private FeedpinTenants tenants() {
        return FeedpinClient.builder(simulator.platform())
                .buildTenants(APP, AppTicketStore.inMemory(TimeSource.system()));
    }

    private static ApplicationContextRunner named(String... names) {
        ApplicationContextRunner runner = bare();
        for (String name : names) {
            runner = runner.withPropertyValues(
                    "feedpin.clients." + name + ".app-type=store",
                    "feedpin.clients." + name + ".app-id=cli_" + name,
                    "feedpin.clients." + name + ".app-secret=s3cr3t");
        }
        return runner;
    }

    private void addTicket(AppTicketStore tickets) {
        AppTicket ticket = simulator.storeApp().issueTicket();
        tickets.add(new AppTicket(ticket.value(), Instant.now())).block(AT_MOST);
    }

    private static PinReport pin(ApplicationContext context, TenantKey tenant, String userId) {
        return Objects.requireNonNull(context.getBean(FeedpinTenants.class)
                .client(tenant)
                .pin(List.of(userId))
                .block(AT_MOST));
    }

    private static QuotaLimiterFactory recording(Queue<QuotaScope> scopes) {
        return (scope, time) -> {
            scopes.add(scope);
            return QuotaLimiterFactory.of(Quota.platformDefault()).create(scope, time);
        };
    }

    private record Vault(AppCredentials credentials) implements FeedpinConnectionDetails {

        @Override
        public BaseUrl baseUrl() {
            return BaseUrl.FEISHU;
        }

        @Override
        public EventVerification eventVerification() {
            return new EventVerification(List.of("vault-key"), List.of());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ClientInjected {

        ClientInjected(FeedpinClient client) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class TenantsInjected {

        TenantsInjected(FeedpinTenants tenants) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class NamedClientInjected {

        NamedClientInjected(@Qualifier("vendor") FeedpinClient client) {}
    }

    @Configuration(proxyBeanMethods = false)
    static class NamedTenantsInjected {

        final FeedpinTenants vendor;

        NamedTenantsInjected(@Qualifier("vendor") FeedpinTenants vendor) {
            this.vendor = vendor;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnParts {

        @Bean(defaultCandidate = false)
        @Qualifier("vendor")
        AppTicketStore own() {
            return AppTicketStore.inMemory(TimeSource.system());
        }
    }
}
