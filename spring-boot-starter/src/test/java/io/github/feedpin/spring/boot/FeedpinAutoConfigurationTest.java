package io.github.feedpin.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;

class FeedpinAutoConfigurationTest {

    private final ApplicationContextRunner runner = Startup.bare();

    @Test
    void withoutPropertiesNoBeanIsCreated() {
        runner.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(FeedpinAutoConfiguration.class)
                .doesNotHaveBean(FeedpinProperties.class)
                .doesNotHaveBean(FeedpinPlatform.class)
                .doesNotHaveBean(FeedpinClient.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FEEDPIN_HOME", "FEEDPIN_JAVA_OPTS", "FEEDPIN_SERVICE_HOST", "FEEDPIN_PORT"})
    void variableWithPropertyPrefixOnlyCreatesNoBean(String name) {
        runner.withInitializer(context -> TestPropertyValues.of(name + "=whatever")
                        .applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(FeedpinAutoConfiguration.class));
    }

    @Test
    void whenCredentialsAreSetClientUsesFeishuAndOpenIds() {
        runner.withPropertyValues(Startup.CREDENTIALS).run(context -> {
            assertThat(context).hasSingleBean(FeedpinClient.class);
            assertThat(context.getBean(FeedpinClient.class).options().userIdType())
                    .isEqualTo(UserIdType.OPEN_ID);
            assertThat(context.getBean(FeedpinPlatform.class))
                    .isInstanceOf(ReactorNettyPlatform.class)
                    .returns(BaseUrl.FEISHU, FeedpinPlatform::baseUrl);
        });
    }

    @Test
    void inReactiveWebApplicationClientIsCreated() {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(FeedpinAutoConfiguration.class))
                .withPropertyValues(Startup.CREDENTIALS)
                .run(context -> assertThat(context).hasSingleBean(FeedpinClient.class));
    }

    @Test
    void withoutSpringWebClientIsCreated() {
        runner.withPropertyValues(Startup.CREDENTIALS)
                .withClassLoader(new FilteredClassLoader("org.springframework.web", "org.springframework.http"))
                .run(context -> assertThat(context).hasSingleBean(FeedpinClient.class));
    }

    @Test
    void clientCallsConfiguredBaseUrl() {
        runner.withPropertyValues(Startup.CREDENTIALS)
                .withPropertyValues("feedpin.base-url=lark")
                .run(context -> assertThat(context.getBean(FeedpinPlatform.class))
                        .returns(BaseUrl.LARK, FeedpinPlatform::baseUrl));
    }

    @Test
    void clientUsesConfiguredUserIdType() {
        runner.withPropertyValues(Startup.CREDENTIALS)
                .withPropertyValues("feedpin.user-id-type=union_id")
                .run(context -> assertThat(
                                context.getBean(FeedpinClient.class).options().userIdType())
                        .isEqualTo(UserIdType.UNION_ID));
    }

    @Test
    void whenPlatformIsDefinedItIsUsed() {
        FeedpinPlatform own = new HeldPlatform();
        runner.withPropertyValues(Startup.CREDENTIALS)
                .withBean("own", FeedpinPlatform.class, () -> own)
                .run(context -> assertThat(context)
                        .hasSingleBean(FeedpinClient.class)
                        .getBean(FeedpinPlatform.class)
                        .isSameAs(own));
    }

    @Test
    void whenTokenProviderIsDefinedItIsUsed() {
        TokenProvider own = TokenProvider.fixed(new AccessToken("t-own"));
        runner.withPropertyValues(Startup.CREDENTIALS)
                .withBean("own", TokenProvider.class, () -> own)
                .run(context -> assertThat(context)
                        .hasSingleBean(FeedpinClient.class)
                        .getBean(TokenProvider.class)
                        .isSameAs(own));
    }

    @Test
    void whenQuotaLimiterIsDefinedItIsUsed() {
        QuotaLimiter own = QuotaLimiter.of(Quota.of(1, 1), TimeSource.system());
        runner.withPropertyValues(Startup.CREDENTIALS)
                .withBean("own", QuotaLimiter.class, () -> own)
                .run(context -> assertThat(context)
                        .hasSingleBean(FeedpinClient.class)
                        .getBean(QuotaLimiter.class)
                        .isSameAs(own));
    }

    @Test
    void whenClientIsDefinedAutoConfigurationBacksOff() {
        FeedpinClient own = clientOf(new HeldPlatform());
        runner.withPropertyValues(Startup.CREDENTIALS)
                .withBean("own", FeedpinClient.class, () -> own)
                .run(context -> assertThat(context)
                        .doesNotHaveBean(FeedpinPlatform.class)
                        .doesNotHaveBean(TokenProvider.class)
                        .doesNotHaveBean(QuotaLimiter.class)
                        .doesNotHaveBean(FeedpinApp.class)
                        .getBean(FeedpinClient.class)
                        .isSameAs(own));
    }

    @Test
    void withoutPropertiesApplicationClientIsTheOnlyBean() {
        runner.withBean("own", FeedpinClient.class, () -> clientOf(new HeldPlatform()))
                .run(context -> assertThat(context)
                        .hasSingleBean(FeedpinClient.class)
                        .doesNotHaveBean(FeedpinAutoConfiguration.class));
    }

    private static FeedpinClient clientOf(FeedpinPlatform platform) {
        return FeedpinClient.builder(platform)
                .accessToken(new AccessToken("t-own"))
                .build();
    }
}
