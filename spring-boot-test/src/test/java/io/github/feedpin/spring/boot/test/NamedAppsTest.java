package io.github.feedpin.spring.boot.test;

import static io.github.feedpin.spring.boot.test.Application.pin;
import static io.github.feedpin.spring.boot.test.Application.simulated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.simulator.FaultScript;
import io.github.feedpin.simulator.Journal;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.spring.boot.FeedpinConnectionDetails;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tests for the simulators of the clients below {@code feedpin.clients}. */
class NamedAppsTest {

    private final ApplicationContextRunner hr = simulated().withPropertyValues("feedpin.clients.hr-team.app-id=cli_hr");
    private final ApplicationContextRunner hrAndOps =
            hr.withPropertyValues("feedpin.clients.ops.app-id=cli_ops", "feedpin.clients.ops.app-secret=${OPS_SECRET}");

    @Test
    void eachNamedClientHasItsOwnSimulator() {
        hrAndOps.run(context -> {
            pin(context.getBean("hr-teamFeedpinClient", FeedpinClient.class), "ou_ann");
            pin(context.getBean("opsFeedpinClient", FeedpinClient.class), "ou_bob");

            assertThat(simulator("hr-team", context).pinnedUsers()).containsExactly("ou_ann");
            assertThat(simulator("ops", context).pinnedUsers()).containsExactly("ou_bob");
        });
    }

    @Test
    void eachNamedClientHasItsOwnJournalAndFaultScript() {
        hrAndOps.withUserConfiguration(Injected.class).run(context -> {
            Injected injected = context.getBean(Injected.class);
            assertThat(injected.ops).isSameAs(simulator("ops", context));
            assertThat(injected.journal).isSameAs(injected.ops.journal());
            assertThat(injected.faults).isSameAs(injected.ops.faults());
        });
    }

    @Test
    void namedClientsCreateNoTopLevelClient() {
        hr.run(context -> {
            assertThat(context.getBeansOfType(FeedpinClient.class)).containsOnlyKeys("hr-teamFeedpinClient");
            assertThat(context.getBean(PlatformSimulator.class)).isSameAs(simulator("hr-team", context));
        });
    }

    @Test
    void unqualifiedInjectionGetsSimulatorOfTopLevelApp() {
        hrAndOps.withPropertyValues("feedpin.app-id=cli_top").run(context -> {
            pin(context.getBean(FeedpinClient.class), "ou_ann");

            assertThat(context.getBean(PlatformSimulator.class).pinnedUsers()).containsExactly("ou_ann");
            assertThat(context.getBean(Journal.class))
                    .isSameAs(context.getBean(PlatformSimulator.class).journal());
            assertThat(simulator("ops", context).pinnedUsers()).isEmpty();
        });
    }

    @Test
    void unqualifiedInjectionGetsSimulatorOfPrimaryClient() {
        hrAndOps.withPropertyValues("feedpin.app-id=cli_top", "feedpin.primary=ops")
                .run(context ->
                        assertThat(context.getBean(PlatformSimulator.class)).isSameAs(simulator("ops", context)));
    }

    @Test
    void withoutPrimaryUnqualifiedSimulatorInjectionFails() {
        hrAndOps.run(context -> assertThatExceptionOfType(NoUniqueBeanDefinitionException.class)
                .isThrownBy(() -> context.getBeanFactory().getBean(PlatformSimulator.class)));
    }

    @Test
    void connectionDetailsOfNamedClientAreNotCreated() {
        hrAndOps.withUserConfiguration(UnreachableVault.class).run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean("vault");
            assertThat(pin(context.getBean("opsFeedpinClient", FeedpinClient.class), "ou_ann")
                            .applied())
                    .isOne();
        });
    }

    @Test
    void qualifiedSimulatorOfTheTestReplacesDefault() {
        hrAndOps.withPropertyValues("feedpin.app-id=cli_top")
                .withUserConfiguration(OwnForOps.class, Unqualified.class)
                .run(context -> {
                    PlatformSimulator own = context.getBean("own", PlatformSimulator.class);
                    pin(context.getBean("opsFeedpinClient", FeedpinClient.class), "ou_ann");

                    assertThat(own.pinnedUsers()).containsExactly("ou_ann");
                    assertThat(simulator("ops", context)).isSameAs(own);
                    assertThat(simulator("hr-team", context)).isNotSameAs(own);
                    assertThat(context.getBean(Unqualified.class).simulator).isNotSameAs(own);
                });
    }

    @Test
    void unqualifiedSimulatorOfTheTestServesTheOnlyClient() {
        hr.withBean("own", PlatformSimulator.class, PlatformSimulator::create).run(context -> {
            pin(context.getBean(FeedpinClient.class), "ou_ann");

            assertThat(context.getBean(PlatformSimulator.class).pinnedUsers()).containsExactly("ou_ann");
        });
    }

    @Test
    void unqualifiedSimulatorOfTheTestServesThePrimaryClient() {
        hrAndOps.withPropertyValues("feedpin.primary=ops")
                .withBean("own", PlatformSimulator.class, PlatformSimulator::create)
                .run(context -> {
                    PlatformSimulator own = context.getBean("own", PlatformSimulator.class);
                    pin(context.getBean(FeedpinClient.class), "ou_ann");

                    assertThat(own.pinnedUsers()).containsExactly("ou_ann");
                    assertThat(simulator("hr-team", context)).isNotSameAs(own);
                });
    }

    private static PlatformSimulator simulator(String client, ConfigurableApplicationContext context) {
        return BeanFactoryAnnotationUtils.qualifiedBeanOfType(
                context.getBeanFactory(), PlatformSimulator.class, client);
    }

    @Configuration(proxyBeanMethods = false)
    static class Injected {

        final PlatformSimulator ops;
        final Journal journal;
        final FaultScript faults;

        Injected(
                @Qualifier("ops") PlatformSimulator ops,
                @Qualifier("ops") Journal journal,
                @Qualifier("ops") FaultScript faults) {
            this.ops = ops;
            this.journal = journal;
            this.faults = faults;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Unqualified {

        final PlatformSimulator simulator;

        Unqualified(PlatformSimulator simulator) {
            this.simulator = simulator;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class UnreachableVault {

        @Bean(defaultCandidate = false)
        @Qualifier("ops")
        FeedpinConnectionDetails vault() {
            throw new IllegalStateException("The vault cannot be reached");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnForOps {

        @Bean(defaultCandidate = false)
        @Qualifier("ops")
        PlatformSimulator own() {
            return PlatformSimulator.create();
        }
    }
}
