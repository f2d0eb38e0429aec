package io.github.feedpin.spring.boot;

import static io.github.feedpin.spring.boot.Startup.assertReport;
import static io.github.feedpin.spring.boot.Startup.bare;
import static io.github.feedpin.spring.boot.Startup.withCredentials;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.token.TokenProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tests for properties with unresolvable placeholders. */
class PlaceholderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app-id",
                "app-secret",
                "base-url",
                "user-id-type",
                "verify-on-startup",
                "quota.per-second",
                "batching.linger",
                "retry.first-backoff",
                "timeout.run",
                "http.max-connections",
                "http.protocols",
                "http.protocols[0]",
                "http.ssl.bundle",
                "http.proxy.host",
                "http.proxy.password"
            })
    void whenPlaceholderIsUnresolvedReportNamesPropertyAndPlaceholder(String property) {
        withCredentials()
                .withPropertyValues("feedpin." + property + "=${NOT_SET}")
                .run(context -> assertReport(context)
                        .contains("feedpin." + property + " refers to '${NOT_SET}'", "Set NOT_SET"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"app-id", "app-secret", "base-url", "quota.per-second", "http.proxy.password"})
    void whenPlaceholderOfNamedClientIsUnresolvedReportNamesPropertyAndPlaceholder(String property) {
        bare().withPropertyValues("feedpin.clients.hr.app-id=cli_hr", "feedpin.clients.hr.app-secret=s3cr3t")
                .withPropertyValues("feedpin.clients.hr." + property + "=${NOT_SET}")
                .run(context -> assertReport(context)
                        .contains("feedpin.clients.hr." + property + " refers to '${NOT_SET}'", "Set NOT_SET"));
    }

    @Test
    void whenSeveralPlaceholdersAreUnresolvedReportNamesAll() {
        bare().withPropertyValues(
                        "feedpin.app-id=${APP_ID}",
                        "feedpin.app-secret=${APP_SECRET}",
                        "feedpin.http.proxy.host=${PROXY}",
                        "feedpin.http.proxy.port=3128")
                .run(context -> assertReport(context)
                        .contains("feedpin.app-id", "feedpin.app-secret", "feedpin.http.proxy.host")
                        .contains("Set APP_ID, APP_SECRET, PROXY"));
    }

    @Test
    void whenPlaceholderOfPrimaryIsUnresolvedReportNamesPropertyAndPlaceholder() {
        withCredentials()
                .withPropertyValues("feedpin.clients.hr.app-id=cli_hr", "feedpin.primary=${PRIMARY}")
                .run(context -> assertReport(context).contains("feedpin.primary refers to '${PRIMARY}'"));
    }

    @Test
    void whenPlaceholderIsCircularReportNamesIt() {
        bare().withPropertyValues("feedpin.app-id=cli_a1b2c3", "feedpin.app-secret=${feedpin.app-secret}")
                .run(context -> assertReport(context).contains("feedpin.app-secret refers to"));
    }

    @Test
    void whenPlaceholderIsPartOfSecretRestOfSecretIsNotShown() {
        bare().withPropertyValues("feedpin.app-id=cli_a1b2c3", "feedpin.app-secret=s3cr3t${SUFFIX}")
                .run(context -> assertReport(context).contains("feedpin.app-secret refers to '${SUFFIX}'"));
    }

    @Test
    void whenPlaceholderHasDefaultTheDefaultIsUsed() {
        withCredentials()
                .withPropertyValues("feedpin.base-url=${PLATFORM:lark}")
                .run(context -> assertThat(
                                context.getBean(FeedpinConnectionDetails.class).baseUrl())
                        .isEqualTo(BaseUrl.LARK));
    }

    @Test
    void whenPlaceholderOfSecretIsEscapedStartupFails() {
        bare().withPropertyValues("feedpin.app-id=cli_a1b2c3", "feedpin.app-secret=\\${APP_SECRET}")
                .run(context -> assertReport(context).contains("feedpin.app-secret", "a placeholder that is escaped"));
    }

    @Test
    void whenTokenProviderIsDefinedPlaceholdersOfCredentialsAreNotResolved() {
        bare().withPropertyValues("feedpin.app-id=cli_a1b2c3", "feedpin.app-secret=${APP_SECRET}")
                .withBean(TokenProvider.class, () -> TokenProvider.fixed(new AccessToken("t-own")))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(FeedpinClient.class));
    }

    @Test
    void whenConnectionDetailsAreDefinedPlaceholdersOfConnectionAreNotResolved() {
        bare().withPropertyValues(
                        "feedpin.clients.hr.app-id=${HR_ID}",
                        "feedpin.clients.hr.app-secret=${HR_SECRET}",
                        "feedpin.clients.hr.base-url=${HR_URL}")
                .withUserConfiguration(HrFromTheVault.class)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(FeedpinClient.class));
    }

    @Test
    void whenClientIsDefinedNoPlaceholderIsResolved() {
        FeedpinClient own = FeedpinClient.builder(new HeldPlatform())
                .accessToken(new AccessToken("t-own"))
                .build();
        bare().withPropertyValues(
                        "feedpin.app-secret=${APP_SECRET}",
                        "feedpin.quota.per-second=${RATE}",
                        "feedpin.verify-on-startup=true")
                .withBean(FeedpinClient.class, () -> own)
                .run(context -> assertThat(context).hasNotFailed());
    }

    private record Hr() implements FeedpinConnectionDetails {

        @Override
        public BaseUrl baseUrl() {
            return BaseUrl.FEISHU;
        }

        @Override
        public SelfBuiltApp credentials() {
            return AppCredentials.selfBuilt("cli_vault", "s3cr3t");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class HrFromTheVault {

        @Bean(defaultCandidate = false)
        @Qualifier("hr")
        FeedpinConnectionDetails hrConnection() {
            return new Hr();
        }
    }
}
