package io.github.feedpin.spring.boot;

import static io.github.feedpin.spring.boot.Startup.assertReport;
import static io.github.feedpin.spring.boot.Startup.bare;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans that connect a named client. */
class NamedConnectionsTest {

    private static final BaseUrl HR = BaseUrl.of("https://hr.example");

    private final ApplicationContextRunner hr = bare().withPropertyValues("feedpin.clients.hr-team=");

    @Test
    void takeThePlaceOfTheClientsProperties() {
        hr.withPropertyValues("feedpin.clients.hr-team.base-url=lark")
                .withUserConfiguration(HrFromTheVault.class)
                .run(context -> {
                    assertThat(context.getBeansOfType(FeedpinClient.class)).containsOnlyKeys("hr-teamFeedpinClient");
                    assertThat(baseUrlOf("hr-team", context)).isEqualTo(HR);
                });
    }

    @Test
    void leaveTheOtherClientsAlone() {
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
    void areRecommendedWhenCredentialsAreMissing() {
        hr.run(context -> assertReport(context)
                .contains(
                        "feedpin.clients.hr-team.app-id is missing",
                        "@Bean(defaultCandidate = false) and @Qualifier(\"hr-team\")"));
    }

    @Test
    void areRefusedWhenTheyWouldConnectTheAppAtTheTopLevelAsWell() {
        hr.withUserConfiguration(HrForEverybody.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("'hrConnection' is the FeedpinConnectionDetails of the client 'hr-team'")
                        .hasMessageContaining("defaultCandidate = false"));
    }

    @Test
    void areRefusedWhenThereAreTwoForOneClient() {
        hr.withUserConfiguration(HrFromTheVault.class, HrFromAnotherVault.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(NoUniqueBeanDefinitionException.class)
                        .hasMessageContaining("hrConnection")
                        .hasMessageContaining("anotherConnection"));
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
        public AppCredentials credentials() {
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
    static class HrForEverybody {

        @Bean
        @Qualifier("hr-team")
        FeedpinConnectionDetails hrConnection() {
            return new Hr();
        }
    }
}
