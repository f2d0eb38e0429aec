package io.github.feedpin.spring.boot;

import static io.github.feedpin.spring.boot.Startup.assertReport;
import static io.github.feedpin.spring.boot.Startup.bare;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tests for beans of the application that replace parts of named clients. */
@ExtendWith(OutputCaptureExtension.class)
class NamedClientBeansTest {

    private static final BaseUrl HR = BaseUrl.of("https://hr.example");

    private final ApplicationContextRunner hr = bare().withPropertyValues("feedpin.clients.hr-team=");

    @Test
    void qualifiedConnectionDetailsReplacePropertiesOfNamedClient() {
        hr.withPropertyValues("feedpin.clients.hr-team.base-url=lark")
                .withUserConfiguration(HrFromTheVault.class)
                .run(context -> {
                    assertThat(context.getBeansOfType(FeedpinClient.class)).containsOnlyKeys("hr-teamFeedpinClient");
                    assertThat(baseUrlOf("hr-team", context)).isEqualTo(HR);
                });
    }

    @Test
    void qualifiedConnectionDetailsDoNotAffectOtherClients() {
        hr.withPropertyValues(Startup.CREDENTIALS)
                .withPropertyValues("feedpin.clients.ops.app-id=cli_ops", "feedpin.clients.ops.app-secret=s3cr3t")
                .withUserConfiguration(HrFromTheVault.class)
                .run(context -> {
                    assertThat(baseUrlOf("hr-team", context)).isEqualTo(HR);
                    assertThat(baseUrlOf("ops", context)).isEqualTo(BaseUrl.FEISHU);
                    assertThat(context.getBean(FeedpinPlatform.class).baseUrl()).isEqualTo(BaseUrl.FEISHU);
                });
    }

    @Test
    void whenCredentialsOfNamedClientAreMissingReportSuggestsQualifiedBean() {
        hr.run(context -> assertReport(context)
                .contains(
                        "feedpin.clients.hr-team.app-id is missing",
                        "@Bean(defaultCandidate = false) and @Qualifier(\"hr-team\")"));
    }

    @Test
    void whenQualifiedConnectionDetailsAreDefaultCandidatesStartupFails() {
        hr.withUserConfiguration(SharedHr.class)
                .run(context -> assertReport(context)
                        .contains(
                                "'hrConnection' is qualified as the FeedpinConnectionDetails of the client 'hr-team'",
                                "@Bean(defaultCandidate = false)"));
    }

    @Test
    void whenTwoConnectionDetailsHaveSameQualifierStartupFails() {
        hr.withUserConfiguration(HrFromTheVault.class, HrFromAnotherVault.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(NoUniqueBeanDefinitionException.class)
                        .hasMessageContaining("hrConnection")
                        .hasMessageContaining("anotherConnection"));
    }

    @Test
    void qualifiedBeansReplacePartsOfNamedClient() {
        hr.withPropertyValues("feedpin.clients.ops.app-id=cli_ops", "feedpin.clients.ops.app-secret=s3cr3t")
                .withUserConfiguration(PartsOfHr.class)
                .run(context -> {
                    FeedpinApp app = context.getBean("hr-teamFeedpinApp", FeedpinApp.class);
                    assertThat(app.limiter()).isSameAs(context.getBean("hrLimiter"));
                    assertThat(app.tokens()).isSameAs(context.getBean("hrTokens"));
                    assertThat(app.platform()).isSameAs(context.getBean("hrPlatform"));
                    FeedpinApp other = context.getBean("opsFeedpinApp", FeedpinApp.class);
                    assertThat(other.limiter()).isNotSameAs(app.limiter());
                    assertThat(context).doesNotHaveBean("feedpinClient");
                });
    }

    @Test
    void whenQualifiedLimiterIsDefaultCandidateStartupFails() {
        hr.withUserConfiguration(HrFromTheVault.class, SharedLimiter.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("'limiter' is qualified as the QuotaLimiter of the client 'hr-team'"));
    }

    @ParameterizedTest
    @ValueSource(classes = {QuotaLimiter.class, FeedpinPlatform.class})
    void whenBeanIsUnusedWarningNamesBeanAndRequiredAnnotations(Class<?> type, CapturedOutput output) {
        hr.withUserConfiguration(HrFromTheVault.class, type == QuotaLimiter.class ? Limiter.class : Platform.class)
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output)
                .contains("No client of Feedpin uses the " + type.getSimpleName() + " 'own'")
                .contains("@Bean(defaultCandidate = false) and @Qualifier(\"hr-team\")");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whenBeanIsQualifiedByUnknownClientWarningNamesBean(boolean single, CapturedOutput output) {
        hr.withPropertyValues(single ? Startup.CREDENTIALS : new String[0])
                .withUserConfiguration(HrFromTheVault.class, LimiterOfAnother.class)
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output).contains("No client of Feedpin uses the QuotaLimiter 'another'", "[hr-team]");
    }

    @Test
    void whenNamedClientsUseAllBeansNoWarningIsLogged(CapturedOutput output) {
        hr.withPropertyValues("feedpin.clients.ops.app-id=cli_ops", "feedpin.clients.ops.app-secret=s3cr3t")
                .withUserConfiguration(HrFromTheVault.class, PartsOfHr.class)
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output).doesNotContain("No client of Feedpin uses");
    }

    @Test
    void whenTopLevelAppUsesBeanNoWarningIsLogged(CapturedOutput output) {
        hr.withPropertyValues(Startup.CREDENTIALS)
                .withUserConfiguration(HrFromTheVault.class, Limiter.class)
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output).doesNotContain("No client of Feedpin uses");
    }

    @Test
    void whenOnlyNamedClientsAreConfiguredWarningNamesUnusedPath(CapturedOutput output) {
        hr.withPropertyValues("feedpin.clients.hr-team.app-id=cli_hr", "feedpin.clients.hr-team.app-secret=s3cr3t")
                .withPropertyValues("feedpin.app-type=store")
                .withPropertyValues("feedpin.events.path=/events", "feedpin.events.encrypt-key=k")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output).contains("feedpin.events.path is not used");
    }

    @Test
    void whenAppIsAStoreAppWarningNamesUnusedLimiter(CapturedOutput output) {
        Startup.withCredentials()
                .withPropertyValues("feedpin.app-type=store")
                .withUserConfiguration(Limiter.class)
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output).contains("uses the QuotaLimiter 'own'", "QuotaLimiterFactory");
    }

    private static BaseUrl baseUrlOf(String client, ApplicationContext context) {
        return context.getBean(client + "FeedpinApp", FeedpinApp.class)
                .platform()
                .baseUrl();
    }

    private record Hr() implements FeedpinConnectionDetails {

        @Override
        public BaseUrl baseUrl() {
            return HR;
        }

        @Override
        public SelfBuiltApp credentials() {
            return AppCredentials.selfBuilt("cli_vault", "s3cr3t");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class HrFromTheVault {

        @Bean(defaultCandidate = false)
        @Qualifier("hr-team")
        FeedpinConnectionDetails hrConnection() {
            return new Hr();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class HrFromAnotherVault {

        @Bean(defaultCandidate = false)
        @Qualifier("hr-team")
        FeedpinConnectionDetails anotherConnection() {
            return new Hr();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SharedHr {

        @Bean
        @Qualifier("hr-team")
        FeedpinConnectionDetails hrConnection() {
            return new Hr();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PartsOfHr {

        @Bean(defaultCandidate = false)
        @Qualifier("hr-team")
        QuotaLimiter hrLimiter() {
            return limiter();
        }

        @Bean(defaultCandidate = false)
        @Qualifier("hr-team")
        TokenProvider hrTokens() {
            return TokenProvider.fixed(new AccessToken("t-own"));
        }

        @Bean(defaultCandidate = false)
        @Qualifier("hr-team")
        FeedpinPlatform hrPlatform() {
            return new HeldPlatform();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class SharedLimiter {

        @Bean("limiter")
        @Qualifier("hr-team")
        QuotaLimiter hrLimiter() {
            return limiter();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LimiterOfAnother {

        @Bean(defaultCandidate = false)
        @Qualifier("hr-taem")
        QuotaLimiter another() {
            return limiter();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Limiter {

        @Bean
        QuotaLimiter own() {
            return limiter();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Platform {

        @Bean
        FeedpinPlatform own() {
            return new HeldPlatform();
        }
    }

    private static QuotaLimiter limiter() {
        return QuotaLimiter.of(Quota.of(1, 1), TimeSource.system());
    }
}
