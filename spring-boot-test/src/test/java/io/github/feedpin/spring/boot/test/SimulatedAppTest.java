package io.github.feedpin.spring.boot.test;

import static io.github.feedpin.spring.boot.test.Application.AT_MOST;
import static io.github.feedpin.spring.boot.test.Application.pin;
import static io.github.feedpin.spring.boot.test.Application.simulated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.simulator.FaultScript;
import io.github.feedpin.simulator.Journal;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.spring.boot.FeedpinAutoConfiguration;
import io.github.feedpin.spring.boot.FeedpinConnectionDetails;
import io.github.feedpin.token.TokenProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tests for the simulator of the app at the top level of the properties. */
class SimulatedAppTest {

    @Test
    void withoutPropertiesApplicationUsesSimulator() {
        simulated().run(context -> {
            assertThat(pin(context.getBean(FeedpinClient.class), "ou_ann").applied())
                    .isOne();
            assertThat(context.getBean(PlatformSimulator.class).isPinned("ou_ann"))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feedpin.base-url=https://feishu.example",
                "feedpin.base-url=garbage",
                "feedpin.base-url=${NOT_SET}",
                "feedpin.app-id=${NOT_SET}",
                "feedpin.app-secret=${NOT_SET}",
                "feedpin.app-secret=two words",
                "feedpin.http.proxy.host=${NOT_SET}",
                "feedpin.http.proxy.password=${NOT_SET}",
                "feedpin.http.ssl.bundle=${NOT_SET}",
                "feedpin.http.ssl.bundle=missing",
                "feedpin.http.protocols=h2",
                "feedpin.app-id=cli_real",
                "feedpin.app-secret=",
                "feedpin.verify-on-startup=true"
            })
    void clientCallsSimulatorRegardlessOfProperties(String property) {
        simulated().withPropertyValues(property).run(context -> {
            assertThat(context).hasSingleBean(FeedpinConnectionDetails.class);
            assertThat(pin(context.getBean(FeedpinClient.class), "ou_ann").applied())
                    .isOne();
        });
    }

    @Test
    void whenProxyIsConfiguredSimulatorIsReachedDirectly() {
        simulated()
                .withPropertyValues("feedpin.http.proxy.host=proxy.invalid", "feedpin.http.proxy.port=3128")
                .run(context -> assertThat(pin(context.getBean(FeedpinClient.class), "ou_ann")
                                .applied())
                        .isOne());
    }

    @Test
    void connectionDetailsOfApplicationAreNotCreated() {
        simulated()
                .withBean("vault", FeedpinConnectionDetails.class, SimulatedAppTest::unreachableVault)
                .run(context -> {
                    assertThat(context).hasSingleBean(FeedpinConnectionDetails.class);
                    assertThat(pin(context.getBean(FeedpinClient.class), "ou_ann")
                                    .applied())
                            .isOne();
                });
    }

    @Test
    void connectionDetailsOfOtherAutoConfigurationAreNotCreated() {
        simulated()
                .withConfiguration(
                        AutoConfigurations.of(VaultAutoConfiguration.class, YetAnotherVaultAutoConfiguration.class))
                .run(context -> {
                    assertThat(context).hasSingleBean(FeedpinConnectionDetails.class);
                    assertThat(pin(context.getBean(FeedpinClient.class), "ou_ann")
                                    .applied())
                            .isOne();
                });
    }

    @Test
    void journalAndFaultScriptAreBeans() {
        simulated().run(context -> {
            PlatformSimulator simulator = context.getBean(PlatformSimulator.class);
            assertThat(context.getBean(Journal.class)).isSameAs(simulator.journal());
            assertThat(context.getBean(FaultScript.class)).isSameAs(simulator.faults());
        });
    }

    @Test
    void simulatorOfTheTestReplacesDefault() {
        PlatformSimulator own = PlatformSimulator.builder()
                .credentials("cli_own", "own-secret")
                .notInChat("ou_stranger"::equals)
                .build();
        simulated().withBean(PlatformSimulator.class, () -> own).run(context -> {
            assertThat(pin(context.getBean(FeedpinClient.class), "ou_stranger").rejected())
                    .isOne();
            assertThat(context).getBean(PlatformSimulator.class).isSameAs(own);
            assertThat(context).getBean(Journal.class).isSameAs(own.journal());
            assertThat(context).getBean(FaultScript.class).isSameAs(own.faults());
        });
    }

    @Test
    void whenTestDefinesTwoSimulatorsStartupFails() {
        simulated()
                .withBean("one", PlatformSimulator.class, PlatformSimulator::create)
                .withBean("other", PlatformSimulator.class, PlatformSimulator::create)
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(NoUniqueBeanDefinitionException.class)
                        .hasMessageContaining("one,other"));
    }

    @Test
    void tokenProviderOfApplicationIsKept() {
        simulated()
                .withBean(TokenProvider.class, () -> TokenProvider.fixed(new AccessToken("t-own")))
                .run(context -> {
                    assertThat(pin(context.getBean(FeedpinClient.class), "ou_ann")
                                    .applied())
                            .isZero();
                    assertThat(context.getBean(Journal.class).calls()).isPositive();
                });
    }

    @Test
    void applicationPlatformUsingConnectionDetailsCallsSimulator() {
        simulated().withUserConfiguration(OwnPlatform.class).run(context -> {
            assertThat(context).hasSingleBean(FeedpinPlatform.class).hasBean("own");
            assertThat(pin(context.getBean(FeedpinClient.class), "ou_ann").applied())
                    .isOne();
        });
    }

    @Test
    void whenContextClosesSimulatorServerIsClosed() {
        simulated().run(context -> {
            BaseUrl baseUrl = context.getBean(FeedpinConnectionDetails.class).baseUrl();
            ReactorNettyPlatform connected = ReactorNettyPlatform.create(baseUrl);
            SelfBuiltApp credentials = context.getBean(PlatformSimulator.class).credentials();
            connected.fetchTenantAccessToken(credentials).block(AT_MOST);

            context.close();

            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(
                            () -> connected.fetchTenantAccessToken(credentials).block(AT_MOST));
            connected.close().block(AT_MOST);
        });
    }

    private static FeedpinConnectionDetails unreachableVault() {
        throw new IllegalStateException("The vault cannot be reached");
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnPlatform {

        @Bean
        FeedpinPlatform own(FeedpinConnectionDetails connection) {
            return ReactorNettyPlatform.create(connection.baseUrl());
        }
    }

    @AutoConfiguration(before = FeedpinAutoConfiguration.class)
    static class VaultAutoConfiguration {

        @Bean
        FeedpinConnectionDetails vault() {
            return unreachableVault();
        }
    }

    // Registered after the simulators.
    @AutoConfiguration(after = FeedpinSimulatorAutoConfiguration.class, before = FeedpinAutoConfiguration.class)
    static class YetAnotherVaultAutoConfiguration {

        @Bean
        FeedpinConnectionDetails anotherVault() {
            return unreachableVault();
        }
    }
}
