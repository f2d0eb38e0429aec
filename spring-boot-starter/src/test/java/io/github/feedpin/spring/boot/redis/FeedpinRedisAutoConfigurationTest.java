package io.github.feedpin.spring.boot.redis;

import static io.github.feedpin.spring.boot.Startup.assertReport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.SharedQuotaLimiter;
import io.github.feedpin.redis.FeedpinRedis;
import io.github.feedpin.spring.boot.FeedpinConnectionDetails;
import io.github.feedpin.spring.boot.Startup;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.spring.boot.app.FeedpinStoreApp;
import io.github.feedpin.spring.boot.app.SharedState;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenProvider;
import io.lettuce.core.RedisURI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;

/** Tests for the conditions under which processes share through Redis. No Redis runs at these addresses. */
class FeedpinRedisAutoConfigurationTest {

    private static final String URL = "feedpin.redis.url=redis://127.0.0.1:1";

    private final ApplicationContextRunner app =
            Startup.withCredentials().withConfiguration(AutoConfigurations.of(FeedpinRedisAutoConfiguration.class));
    private final ApplicationContextRunner withBoot =
            app.withConfiguration(AutoConfigurations.of(DataRedisAutoConfiguration.class));

    private void assertShared(ApplicationContextRunner runner, boolean shared) {
        runner.run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(FeedpinClient.class);
            assertThat(context.getBean(QuotaLimiter.class) instanceof SharedQuotaLimiter)
                    .isEqualTo(shared);
        });
    }

    @Test
    void withoutRedisQuotaIsLocal() {
        assertShared(app, false);
    }

    @Test
    void whenUrlIsSetQuotaIsShared() {
        assertShared(app.withPropertyValues(URL), true);
    }

    @Test
    void urlIsReadFromEnvironmentVariable() {
        assertShared(
                app.withInitializer(context -> TestPropertyValues.of(
                                "FEEDPIN_REDIS_URL=redis://127.0.0.1:1", "FEEDPIN_REDIS_KEYPREFIX=mine")
                        .applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT)),
                true);
    }

    @Test
    void variablesOfAServiceNamedFeedpinRedisAreIgnored() {
        assertShared(
                app.withInitializer(context -> TestPropertyValues.of(
                                "FEEDPIN_REDIS_PORT=tcp://10.0.0.1:6379", "FEEDPIN_REDIS_SERVICE_HOST=10.0.0.1")
                        .applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT)),
                false);
    }

    @Test
    void withRedisOfSpringBootQuotaIsShared() {
        assertShared(withBoot, true);
        assertShared(withBoot.withPropertyValues("spring.data.redis.host=redis.example.com"), true);
    }

    @Test
    void whenDisabledQuotaIsLocal() {
        assertShared(withBoot.withPropertyValues(URL, "feedpin.redis.enabled=false"), false);
        assertShared(withBoot.withPropertyValues("feedpin.redis.quota.enabled=false"), false);
    }

    @Test
    void withoutAdapterQuotaIsLocal() {
        assertShared(withBoot.withClassLoader(new FilteredClassLoader("io.github.feedpin.redis")), false);
    }

    @Test
    void withoutModuleOfSpringBootUrlIsUsed() {
        assertShared(
                app.withPropertyValues(URL)
                        .withClassLoader(new FilteredClassLoader("org.springframework.boot.data.redis")),
                true);
    }

    @ParameterizedTest
    @CsvSource({
        "feedpin.redis.url=redis://:s3cr3t@127.0.0.1:1, feedpin.redis.url requires the module feedpin-redis-adapter",
        "feedpin.redis.enabled=true, feedpin.redis.enabled requires the module feedpin-redis-adapter"
    })
    void withoutAdapterConfiguredRedisFailsStartup(String property, String report) {
        app.withPropertyValues(property)
                .withClassLoader(new FilteredClassLoader("io.github.feedpin.redis"))
                .run(context -> assertReport(context).contains(report));
    }

    @Test
    void whenEnabledWithoutAddressStartupFails() {
        app.withPropertyValues("feedpin.redis.enabled=true")
                .run(context -> assertReport(context).contains("set feedpin.redis.url"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            url=http://:s3cr3t@host              | feedpin.redis.url has an unsupported scheme
            url=redis://                         | feedpin.redis.url must be like redis://host:6379
            url=redis://:s3cr3t@host:port        | feedpin.redis.url must be like redis://host:6379
            url=redis-sentinel://:s3cr3t@host    | feedpin.redis.url needs the name of the primary
            url=redis://s3cr3t@host              | feedpin.redis.url has a user name but no password
            replicas=-1                          | feedpin.redis.replicas must not be negative, but is -1
            replicas=many                        | replicas
            key-prefix=                          | feedpin.redis.key-prefix must not be blank
            encryption-key=s3cr3t                | feedpin.redis.encryption-key must be 32 bytes in Base64
            encryption-key=${NOT_SET}            | NOT_SET
            """)
    void invalidPropertyFailsStartup(String property, String report) {
        app.withPropertyValues(URL, "feedpin.redis." + property)
                .run(context -> assertReport(context).contains(report));
    }

    @Test
    void whenRedisIsDefinedItIsUsed() {
        FeedpinRedis own = FeedpinRedis.builder(RedisURI.create("127.0.0.1", 1)).build();
        app.withBean(FeedpinRedis.class, () -> own, bean -> bean.setDestroyMethodName(""))
                .run(context -> {
                    assertThat(context.getBean(QuotaLimiter.class)).isInstanceOf(SharedQuotaLimiter.class);
                    assertThat(context.getBean(FeedpinRedis.class)).isSameAs(own);
                });
    }

    @Test
    void whenQuotaLimiterIsDefinedItIsUsed() {
        QuotaLimiter own = QuotaLimiter.of(Quota.of(1, 1), TimeSource.system());
        app.withPropertyValues(URL)
                .withBean(QuotaLimiter.class, () -> own)
                .run(context ->
                        assertThat(context.getBean(FeedpinApp.class).limiter()).isSameAs(own));
    }

    @Test
    void namedClientsShareTheirQuota() {
        Startup.bare()
                .withConfiguration(AutoConfigurations.of(FeedpinRedisAutoConfiguration.class))
                .withPropertyValues(URL, "feedpin.clients.hr.app-id=cli_hr", "feedpin.clients.hr.app-secret=s3cr3t")
                .run(context ->
                        assertThat(context.getBean(FeedpinApp.class).limiter()).isInstanceOf(SharedQuotaLimiter.class));
    }

    @Test
    void tenantsOfAStoreAppShareTheirQuota() {
        app.withPropertyValues(URL, "feedpin.app-type=store").run(context -> {
            assertThat(context).hasSingleBean(FeedpinTenants.class);
            assertThat(context.getBean(FeedpinStoreApp.class).sharedQuota()).isTrue();
        });
        app.withPropertyValues("feedpin.app-type=store")
                .run(context -> assertThat(
                                context.getBean(FeedpinStoreApp.class).sharedQuota())
                        .isFalse());
    }

    @Test
    void withOwnTokenProviderTheAppIdIsRequired() {
        ApplicationContextRunner ownTokens = Startup.bare()
                .withConfiguration(AutoConfigurations.of(FeedpinRedisAutoConfiguration.class))
                .withPropertyValues(URL)
                .withBean(TokenProvider.class, () -> TokenProvider.fixed(new AccessToken("t-own")));
        ownTokens.run(context -> assertReport(context).contains("feedpin.app-id must be set"));
        assertShared(ownTokens.withPropertyValues("feedpin.app-id=cli_own"), true);
    }

    @Test
    void simulatedAppSharesOnlyIfRedisIsEnabledExplicitly() {
        ApplicationContextRunner simulated =
                app.withPropertyValues(URL).withBean(FeedpinConnectionDetails.class, DirectConnection::new);
        assertShared(simulated, false);
        assertShared(simulated.withPropertyValues("feedpin.redis.enabled=true"), true);
    }

    @Test
    void withoutClientNoConnectionIsCreated() {
        Startup.bare()
                .withConfiguration(AutoConfigurations.of(FeedpinRedisAutoConfiguration.class))
                .withPropertyValues(URL)
                .run(context ->
                        assertThat(context.getBeanFactory().getSingletonNames()).doesNotContain("feedpinRedis"));
    }

    @Test
    void whenClientIsDefinedNoConnectionIsCreated() {
        app.withPropertyValues(URL)
                .withBean(FeedpinClient.class, () -> mock(FeedpinClient.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .getBeanNames(SharedState.class)
                        .allSatisfy(name -> assertThat(context.getBeanFactory().containsSingleton(name))
                                .isFalse()));
    }

    private static final class DirectConnection implements FeedpinConnectionDetails {

        @Override
        public BaseUrl baseUrl() {
            return BaseUrl.of("http://127.0.0.1:1");
        }

        @Override
        public AppCredentials credentials() {
            return AppCredentials.selfBuilt("cli_simulated", "s3cr3t");
        }

        @Override
        public boolean direct() {
            return true;
        }
    }
}
