package io.github.feedpin.spring.boot.test;

import static io.github.feedpin.spring.boot.test.Application.AT_MOST;
import static io.github.feedpin.spring.boot.test.Application.pin;
import static io.github.feedpin.spring.boot.test.Application.simulated;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.event.AppEvent;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatedEvent;
import io.github.feedpin.simulator.SimulatedStoreApp;
import io.github.feedpin.spring.boot.event.FeedpinEventAutoConfiguration;
import io.github.feedpin.token.AppTicketStore;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;

/** Tests for the simulator of store apps, in applications without a server. */
class SimulatedStoreAppTest {

    private static final TenantKey ACME = new TenantKey("tenant_acme");
    private static final TenantKey GLOBEX = new TenantKey("tenant_globex");

    private final ApplicationContextRunner store = simulated()
            .withConfiguration(AutoConfigurations.of(FeedpinEventAutoConfiguration.class))
            .withPropertyValues("feedpin.app-type=store");
    private final ApplicationContextRunner receiving =
            store.withPropertyValues("feedpin.events.path=/events", "feedpin.events.encrypt-key=${NOT_SET}");

    @Test
    void withoutCredentialsAndReceiverEachTenantPinsItsOwnUsers() {
        store.run(context -> {
            assertThat(context).doesNotHaveBean(FeedpinClient.class);
            SimulatedStoreApp app = context.getBean(SimulatedStoreApp.class);
            assertThat(app).isSameAs(context.getBean(PlatformSimulator.class).storeApp());

            pin(client(ACME, context), "ou_ann");
            pin(client(GLOBEX, context), "ou_bob");

            assertThat(app.tenant(ACME).pinnedUsers()).containsExactly("ou_ann");
            assertThat(app.tenant(GLOBEX).pinnedUsers()).containsExactly("ou_bob");
        });
    }

    @Test
    void ticketsArePushedToTheReceiverOfTheApplication() {
        receiving.run(context -> {
            SimulatedStoreApp app = context.getBean(SimulatedStoreApp.class);
            app.revokeTickets();

            assertThat(app.checkUrl().block(AT_MOST)).isTrue();
            assertThat(app.pushTicket().block(AT_MOST)).isEqualTo(200);

            assertThat(context.getBean(AppTicketStore.class).tickets().block(AT_MOST))
                    .hasSize(2);
            assertThat(pin(client(ACME, context), "ou_ann").applied()).isOne();
        });
    }

    @Test
    void eventsArePublishedInTheApplication() {
        receiving.withBean(Uninstalls.class).run(context -> {
            context.getBean(SimulatedStoreApp.class)
                    .push(SimulatedEvent.appUninstalled(ACME))
                    .block(AT_MOST);

            assertThat(context.getBean(Uninstalls.class).events.poll(20, TimeUnit.SECONDS))
                    .extracting(AppEvent.AppUninstalled::tenantKey)
                    .isEqualTo(ACME);
        });
    }

    @Test
    void stoppedTenantIsRejectedAndAnotherIsNot() {
        store.run(context -> {
            context.getBean(SimulatedStoreApp.class).tenant(ACME).stop();

            PinReport stopped = pin(client(ACME, context), "ou_ann");

            assertThat(stopped.notSentByReason()).containsOnlyKeys(NotSentReason.TENANT_REJECTED);
            assertThat(pin(client(GLOBEX, context), "ou_bob").applied()).isOne();
        });
    }

    @Test
    void simulatorOfTheTestDecidesWhichTenantsHaveInstalledTheApp() {
        PlatformSimulator own = PlatformSimulator.builder()
                .storeApp(new StoreApp("cli_own", "own-secret"))
                .encryptKey("own-key")
                .verificationToken("own-token")
                .tenant(ACME)
                .build();
        receiving.withBean(PlatformSimulator.class, () -> own).run(context -> {
            assertThat(own.storeApp().pushTicket().block(AT_MOST)).isEqualTo(200);
            assertThat(pin(client(ACME, context), "ou_ann").applied()).isOne();
            assertThat(pin(client(GLOBEX, context), "ou_bob").applied()).isZero();
        });
    }

    @Test
    void namedStoreAppsHaveTheirOwnSimulators() {
        simulated()
                .withConfiguration(AutoConfigurations.of(FeedpinEventAutoConfiguration.class))
                .withPropertyValues(
                        "feedpin.clients.vendor.app-type=store",
                        "feedpin.clients.vendor.events.path=/vendor",
                        "feedpin.clients.market.app-type=store",
                        "feedpin.clients.market.events.path=/market",
                        "feedpin.clients.hr.app-id=cli_hr")
                .run(context -> {
                    pin(
                            context.getBean("vendorFeedpinTenants", FeedpinTenants.class)
                                    .client(ACME),
                            "ou_ann");
                    pin(context.getBean(FeedpinClient.class), "ou_bob");

                    assertThat(storeApp("vendor", context).tenant(ACME).pinnedUsers())
                            .containsExactly("ou_ann");
                    assertThat(storeApp("market", context).tenant(ACME).pinnedUsers())
                            .isEmpty();
                    assertThat(storeApp("market", context).pushTicket().block(AT_MOST))
                            .isEqualTo(200);
                });
    }

    @Test
    void selfBuiltAppHasNoSimulatedStoreApp() {
        simulated().run(context -> assertThat(context).doesNotHaveBean(SimulatedStoreApp.class));
    }

    private static FeedpinClient client(TenantKey tenant, ApplicationContext context) {
        return context.getBean(FeedpinTenants.class).client(tenant);
    }

    private static SimulatedStoreApp storeApp(String client, ApplicationContext context) {
        return BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                context.getAutowireCapableBeanFactory(), SimulatedStoreApp.class, client);
    }

    static final class Uninstalls {

        final BlockingQueue<AppEvent.AppUninstalled> events = new LinkedBlockingQueue<>();

        @EventListener
        void on(AppEvent.AppUninstalled event) {
            events.add(event);
        }
    }
}
