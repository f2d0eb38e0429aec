package io.github.feedpin.spring.boot;

import static io.github.feedpin.spring.boot.Startup.assertReport;
import static io.github.feedpin.spring.boot.Startup.bare;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.spring.boot.environment.ClientSettings;
import io.github.feedpin.spring.boot.environment.NamedClients;
import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import io.github.feedpin.spring.boot.properties.HttpProperties;
import io.github.feedpin.token.TokenProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.env.MockEnvironment;
import reactor.test.StepVerifier;

/** Tests for the clients below {@code feedpin.clients}. */
class NamedClientsTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final ApplicationContextRunner two = bare().withPropertyValues(
                    "feedpin.clients.ops.app-id=cli_ops",
                    "feedpin.clients.ops.app-secret=s3cr3t",
                    "feedpin.clients.ops.user-id-type=user_id",
                    "feedpin.clients.hr-team.app-id=cli_hr",
                    "feedpin.clients.hr-team.app-secret=s3cr3t",
                    "feedpin.clients.hr-team.base-url=lark");
    private final ApplicationContextRunner three = two.withPropertyValues(Startup.CREDENTIALS);

    @Test
    void namedClientsAreBeansByNameAndType() {
        two.run(context -> {
            assertThat(context.getBeansOfType(FeedpinClient.class))
                    .containsOnlyKeys("opsFeedpinClient", "hr-teamFeedpinClient");
            assertThat(context.getBean("opsFeedpinClient", FeedpinClient.class)
                            .options()
                            .userIdType())
                    .isEqualTo(UserIdType.USER_ID);
            assertThat(context.getBean("hr-teamFeedpinClient", FeedpinClient.class)
                            .options()
                            .userIdType())
                    .isEqualTo(UserIdType.OPEN_ID);
        });
    }

    @Test
    void namedClientIsInjectedByQualifier() {
        two.withUserConfiguration(BothInjected.class).run(context -> {
            BothInjected injected = context.getBean(BothInjected.class);
            assertThat(injected.ops).isSameAs(context.getBean("opsFeedpinClient"));
            assertThat(injected.hr).isSameAs(context.getBean("hr-teamFeedpinClient"));
        });
    }

    @Test
    void whenApplicationBeanHasClientNameBothAreInjected() {
        two.withBean("ops", StringBuilder.class)
                .withUserConfiguration(BothInjected.class)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean("ops")).isInstanceOf(StringBuilder.class);
                    assertThat(context.getBean(BothInjected.class).ops).isSameAs(context.getBean("opsFeedpinClient"));
                });
    }

    @Test
    void whenApplicationBeanHasClientBeanNameStartupFailsAndNamesBean() {
        two.withBean("opsFeedpinClient", StringBuilder.class)
                .run(context -> assertReport(context).contains("opsFeedpinClient", "already been defined"));
    }

    @Test
    void whenApplicationClientHasQualifierItReplacesNamedClient() {
        bare().withPropertyValues("feedpin.clients.ops.base-url=lark")
                .withUserConfiguration(OwnOps.class)
                .run(context -> {
                    assertThat(context.getBeansOfType(FeedpinClient.class)).containsOnlyKeys("own");
                    assertThat(context).doesNotHaveBean(FeedpinApp.class);
                });
    }

    @Test
    void namedClientsHaveSeparatePlatformsTokensAndQuotas() {
        three.run(context -> {
            List<FeedpinApp> apps =
                    List.copyOf(context.getBeansOfType(FeedpinApp.class).values());
            assertThat(apps).hasSize(3);
            assertThat(apps).extracting(FeedpinApp::platform).doesNotHaveDuplicates();
            assertThat(apps).extracting(FeedpinApp::tokens).doesNotHaveDuplicates();
            assertThat(apps).extracting(FeedpinApp::limiter).doesNotHaveDuplicates();
            assertThat(apps)
                    .extracting(app -> app.platform().baseUrl())
                    .containsExactlyInAnyOrder(BaseUrl.FEISHU, BaseUrl.FEISHU, BaseUrl.LARK);
        });
    }

    @Test
    void whenBeanReplacesTopLevelCredentialsTopLevelClientExistsBesideNamedClients() {
        two.withBean(TokenProvider.class, () -> TokenProvider.fixed(new AccessToken("t-own")))
                .run(context -> assertThat(context.getBeansOfType(FeedpinClient.class))
                        .containsOnlyKeys("feedpinClient", "opsFeedpinClient", "hr-teamFeedpinClient"));
        two.withBean(FeedpinConnectionDetails.class, TopLevelDetails::new)
                .run(context -> assertThat(context.getBeansOfType(FeedpinClient.class))
                        .containsOnlyKeys("feedpinClient", "opsFeedpinClient", "hr-teamFeedpinClient"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"feedpin.app-id=cli_a1b2c3", "feedpin.app-secret=s3cr3t"})
    void whenTopLevelCredentialsAreIncompleteStartupFailsDespiteNamedClients(String credential) {
        two.withPropertyValues(credential).run(context -> assertReport(context).contains("feedpin.app-"));
    }

    @Test
    void withoutPrimaryUnqualifiedInjectionGetsTopLevelClient() {
        three.run(
                context -> assertThat(context.getBean(FeedpinClient.class)).isSameAs(context.getBean("feedpinClient")));
    }

    @Test
    void whenPrimaryIsSetUnqualifiedInjectionGetsNamedClient() {
        three.withPropertyValues("feedpin.primary=ops").run(context -> {
            assertThat(context.getBean(FeedpinClient.class)).isSameAs(context.getBean("opsFeedpinClient"));
            assertThat(context.getBean(FeedpinPlatform.class).baseUrl()).isEqualTo(BaseUrl.FEISHU);
        });
    }

    @Test
    void withoutPrimaryUnqualifiedInjectionAmongNamedClientsFails() {
        two.run(context -> assertThatExceptionOfType(NoUniqueBeanDefinitionException.class)
                .isThrownBy(() -> context.getBeanFactory().getBean(FeedpinClient.class)));
    }

    @Test
    void whenPrimaryNamesUnknownClientStartupFails() {
        two.withPropertyValues("feedpin.primary=sales")
                .run(context -> assertReport(context)
                        .contains(
                                "feedpin.primary must name one of feedpin.clients", "ops", "hr-team", "but is sales"));
    }

    @Test
    void unsetPropertiesAreInheritedFromTopLevel() {
        FeedpinProperties ops = properties(
                "feedpin.base-url=lark",
                "feedpin.batching.max-users-per-call=10",
                "feedpin.batching.linger=30ms",
                "feedpin.http.proxy.host=proxy",
                "feedpin.http.proxy.port=3128",
                "feedpin.http.protocols=h2,http11",
                "feedpin.retry.max-backoff=20s",
                "feedpin.clients.ops.retry.first-backoff=10s",
                "feedpin.clients.ops.batching.linger=40ms");

        assertThat(ops.baseUrl()).isEqualTo("lark");
        assertThat(ops.batching().policy())
                .isEqualTo(BatchingPolicy.defaults().withMaxUsersPerCall(10).withLinger(Duration.ofMillis(40)));
        assertThat(ops.retry().firstBackoff()).hasSeconds(10);
        assertThat(ops.retry().maxBackoff()).hasSeconds(20);
        assertThat(ops.http().proxy()).extracting("host", "port").containsExactly("proxy", 3128);
        assertThat(ops.http().protocols()).containsExactly(HttpProperties.Protocol.H2, HttpProperties.Protocol.HTTP11);
    }

    @Test
    void credentialsAreNotInheritedFromTopLevel() {
        bare().withPropertyValues(Startup.CREDENTIALS)
                .withPropertyValues("feedpin.clients.ops.app-id=cli_ops")
                .run(context -> assertReport(context)
                        .contains("feedpin.clients.ops.app-secret is missing", "FEEDPIN_CLIENTS_OPS_APP_SECRET"));
    }

    @Test
    void whenPropertyOfNamedClientIsInvalidReportNamesFullProperty() {
        two.withPropertyValues("feedpin.clients.ops.batching.max-users-per-call=51")
                .run(context -> assertReport(context)
                        .contains("feedpin.clients.ops.batching.max-users-per-call must be 1 to 50, but is 51"));
    }

    @Test
    void environmentVariablesDefineNamedClients() {
        bare().withInitializer(context -> TestPropertyValues.of(
                                "FEEDPIN_CLIENTS_OPS_APPID=cli_ops", "FEEDPIN_CLIENTS_OPS_APP_SECRET=s3cr3t")
                        .applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT))
                .run(context ->
                        assertThat(context.getBeansOfType(FeedpinClient.class)).containsOnlyKeys("opsFeedpinClient"));
    }

    @Test
    void whenEnvironmentVariableSetsPropertyClientNameKeepsItsDashes() {
        bare().withInitializer(context -> {
                    TestPropertyValues.of("FEEDPIN_CLIENTS_HRTEAM_APPSECRET=s3cr3t")
                            .applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT);
                    context.getEnvironment()
                            .getPropertySources()
                            .addLast(new MapPropertySource("file", Map.of("feedpin.clients.hr-team.app-id", "cli_hr")));
                })
                .run(context -> assertThat(context.getBeansOfType(FeedpinClient.class))
                        .containsOnlyKeys("hr-teamFeedpinClient"));
    }

    @Test
    void whenContextClosesAllNamedClientsAreClosed() {
        three.run(context -> {
            List<FeedpinClient> clients =
                    List.copyOf(context.getBeansOfType(FeedpinClient.class).values());
            List<FeedpinApp> apps =
                    List.copyOf(context.getBeansOfType(FeedpinApp.class).values());

            context.close();

            assertThat(clients)
                    .hasSize(3)
                    .allSatisfy(client -> StepVerifier.create(client.pin(List.of("ou_ann")))
                            .expectError(IllegalStateException.class)
                            .verify(AT_MOST));
            assertThat(apps)
                    .hasSize(3)
                    .allSatisfy(app -> StepVerifier.create(
                                    app.platform().fetchTenantAccessToken(new SelfBuiltApp("cli_a1b2c3", "s3cr3t")))
                            .expectErrorSatisfies(failure -> assertThat(failure)
                                    .isInstanceOf(UnreachableException.class)
                                    .hasMessageContaining("closed"))
                            .verify(AT_MOST));
        });
    }

    private static FeedpinProperties properties(String... pairs) {
        MockEnvironment environment = new MockEnvironment();
        TestPropertyValues.of(pairs).applyTo(environment);
        NamedClients clients = new NamedClients(environment);
        return ClientSettings.ofNamed(Objects.requireNonNull(clients.prefixes().get("ops")), environment)
                .properties();
    }

    private record TopLevelDetails() implements FeedpinConnectionDetails {

        @Override
        public BaseUrl baseUrl() {
            return BaseUrl.LARK;
        }

        @Override
        public SelfBuiltApp credentials() {
            return AppCredentials.selfBuilt("cli_vault", "s3cr3t");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class BothInjected {

        final FeedpinClient ops;
        final FeedpinClient hr;

        BothInjected(@Qualifier("ops") FeedpinClient ops, @Qualifier("hr-team") FeedpinClient hr) {
            this.ops = ops;
            this.hr = hr;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnOps {

        @Bean(defaultCandidate = false)
        @Qualifier("ops")
        FeedpinClient own() {
            return FeedpinClient.builder(new HeldPlatform())
                    .accessToken(new AccessToken("t-own"))
                    .build();
        }
    }
}
