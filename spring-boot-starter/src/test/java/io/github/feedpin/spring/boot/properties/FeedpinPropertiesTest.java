package io.github.feedpin.spring.boot.properties;

import static io.github.feedpin.spring.boot.Startup.assertReport;
import static io.github.feedpin.spring.boot.Startup.withCredentials;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.RunOptions;
import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.retry.RetryPolicy;
import io.github.feedpin.spring.boot.FeedpinConnectionDetails;
import io.github.feedpin.spring.boot.Startup;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.util.unit.DataSize;

class FeedpinPropertiesTest {

    @Test
    void withoutPropertiesClientDefaultsApply() {
        withCredentials().run(context -> {
            FeedpinProperties properties = context.getBean(FeedpinProperties.class);
            assertThat(BaseUrl.of(properties.baseUrl())).isEqualTo(BaseUrl.FEISHU);
            assertThat(properties.runOptions()).usingRecursiveComparison().isEqualTo(RunOptions.defaults());
            assertThat(properties.batching().policy()).isEqualTo(BatchingPolicy.defaults());
            assertThat(properties.concurrency().limits()).isEqualTo(ConcurrencyLimits.defaults());
            assertThat(properties.quota().quota()).isEqualTo(Quota.platformDefault());
            assertThat(properties.retry().policy()).isEqualTo(RetryPolicy.defaults());
        });
    }

    @Test
    void everyPropertyIsBound() {
        withCredentials()
                .withPropertyValues(
                        "feedpin.batching.max-users-per-call=10",
                        "feedpin.batching.linger=50ms",
                        "feedpin.concurrency.max-calls=8",
                        "feedpin.concurrency.max-pending-requests=7",
                        "feedpin.quota.per-second=5",
                        "feedpin.quota.per-minute=100",
                        "feedpin.retry.max-attempts=2",
                        "feedpin.retry.first-backoff=1s",
                        "feedpin.retry.max-backoff=2s",
                        "feedpin.retry.budget-ratio=0.5",
                        "feedpin.retry.budget-floor=3",
                        "feedpin.retry.bisection-budget=0",
                        "feedpin.retry.max-outage=0",
                        "feedpin.timeout.call=30s",
                        "feedpin.timeout.run=1h",
                        "feedpin.http.max-response-size=64KB")
                .run(context -> {
                    FeedpinProperties properties = context.getBean(FeedpinProperties.class);
                    assertThat(properties.batching().policy())
                            .isEqualTo(BatchingPolicy.defaults()
                                    .withMaxUsersPerCall(10)
                                    .withLinger(Duration.ofMillis(50)));
                    assertThat(properties.concurrency().limits())
                            .isEqualTo(ConcurrencyLimits.defaults()
                                    .withMaxConcurrentCalls(8)
                                    .withMaxPendingRequests(7));
                    assertThat(properties.quota().quota()).isEqualTo(Quota.of(5, 100));
                    assertThat(properties.retry().policy())
                            .isEqualTo(RetryPolicy.defaults()
                                    .withMaxAttempts(2)
                                    .withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(2))
                                    .withBudgetRatio(0.5)
                                    .withBudgetFloor(3)
                                    .withBisectionBudget(0)
                                    .withMaxOutage(Duration.ZERO));
                    assertThat(properties.timeout())
                            .isEqualTo(new TimeoutProperties(Duration.ofSeconds(30), Duration.ofHours(1)));
                    assertThat(properties.http().maxResponseSize()).isEqualTo(DataSize.ofKilobytes(64));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "feishu, https://open.feishu.cn",
        "Lark, https://open.larksuite.com",
        "https://feishu.example.com/, https://feishu.example.com",
        "http://localhost:8080/gateway, http://localhost:8080/gateway"
    })
    void baseUrlIsBoundFromNameOrUrl(String value, String url) {
        withCredentials()
                .withPropertyValues("feedpin.base-url=" + value)
                .run(context -> assertThat(
                                context.getBean(FeedpinConnectionDetails.class).baseUrl())
                        .hasToString(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"union_id", "union-id", "UNION_ID", "unionId"})
    void userIdTypeIsBoundInAnySpelling(String value) {
        withCredentials()
                .withPropertyValues("feedpin.user-id-type=" + value)
                .run(context -> assertThat(
                                context.getBean(FeedpinProperties.class).userIdType())
                        .isEqualTo(UserIdType.UNION_ID));
    }

    @ParameterizedTest
    @CsvSource({"FEEDPIN_APP_ID, FEEDPIN_APP_SECRET", "FEEDPIN_APPID, FEEDPIN_APPSECRET"})
    void environmentVariablesAreBound(String appId, String appSecret) {
        Startup.bare()
                .withInitializer(context -> TestPropertyValues.of(appId + "=cli_a1b2c3", appSecret + "=s3cr3t")
                        .applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT))
                .run(context -> assertThat(context.getBean(FeedpinProperties.class))
                        .returns("cli_a1b2c3", FeedpinProperties::appId)
                        .returns("s3cr3t", FeedpinProperties::appSecret));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            base-url=garbage                      | base-url is neither feishu, nor lark
            base-url=ftp://open.feishu.cn         | base-url is neither feishu, nor lark
            base-url=https://                     | base-url is neither feishu, nor lark, nor a URL
            base-url=https://open.feishu.cn?t=1   | base-url must not contain a query or fragment
            base-url=https://bot:s3cr3t@feishu.cn | base-url must not contain a user or password
            base-url=https://bot:s3cr3t@fei shu   | base-url is neither feishu, nor lark, nor a URL
            batching.max-users-per-call=51        | batching.max-users-per-call must be 1 to 50, but is 51
            batching.linger=-1ms                  | batching.linger must be 0 to 1 minute, but is PT-0.001S
            concurrency.max-calls=0               | concurrency.max-calls must be at least 1, but is 0
            concurrency.max-pending-requests=0    | concurrency.max-pending-requests must be at least 1, but is 0
            quota.per-second=0                    | quota.per-second must be at least 1, but is 0
            quota.per-minute=-5                   | quota.per-minute must be at least 1, but is -5
            retry.max-attempts=0                  | retry.max-attempts must be at least 1, but is 0
            retry.first-backoff=0                 | retry.first-backoff must be positive, but is PT0S
            retry.max-backoff=1ms | retry.max-backoff must be at least first-backoff (PT0.2S), but is PT0.001S
            retry.budget-ratio=101                | retry.budget-ratio must be 0 to 100, but is 101.0
            retry.budget-floor=-1                 | retry.budget-floor must not be negative, but is -1
            retry.bisection-budget=-1             | retry.bisection-budget must not be negative, but is -1
            retry.max-outage=2d                   | retry.max-outage must be 0 to PT24H, but is PT48H
            timeout.call=2h                       | timeout.call must be 1 millisecond to 1 hour, but is PT2H
            timeout.run=0s                        | timeout.run must be positive and at most 365 days, but is PT0S
            http.connect-timeout=0                | http.connect-timeout must be 1 millisecond to 1 hour, but is PT0S
            http.response-timeout=0               | http.response-timeout must be 1 millisecond to 1 hour, but is PT0S
            http.max-connections=0                | http.max-connections must be at least 1, but is 0
            http.max-connection-age=2h            | http.max-connection-age must be 1 millisecond to 1 hour, but is PT2H
            http.max-response-size=2GB            | http.max-response-size must be 1 byte to 2 gigabytes
            http.protocols=                       | http.protocols must be http11, h2, or both, but is empty
            http.proxy.port=8080                  | http.proxy.host is missing
            http.proxy.host=proxy                 | http.proxy.port is missing
            """)
    void whenPropertyIsOutOfRangeReportNamesItAndTheRange(String property, String words) {
        withCredentials()
                .withPropertyValues("feedpin." + property)
                .run(context -> assertReport(context).contains("feedpin." + words, "remove it to use its default"));
    }

    @ParameterizedTest
    @CsvSource({
        "user-id-type=email, feedpin.user-id-type",
        "batching.linger=soon, feedpin.batching.linger",
        "quota.per-second=many, feedpin.quota.per-second",
        "http.protocols=h3, feedpin.http.protocols",
        "http.proxy.type=ftp, feedpin.http.proxy.type"
    })
    void whenPropertyCannotBeConvertedReportNamesIt(String property, String name) {
        withCredentials()
                .withPropertyValues("feedpin." + property)
                .run(context -> assertReport(context).contains(name));
    }

    @Test
    void whenProxyIsInvalidReportDoesNotShowPassword() {
        withCredentials()
                .withPropertyValues(
                        "feedpin.http.proxy.host=proxy",
                        "feedpin.http.proxy.port=70000",
                        "feedpin.http.proxy.username=bot",
                        "feedpin.http.proxy.password=s3cr3t")
                .run(context ->
                        assertReport(context).contains("feedpin.http.proxy.port must be 1 to 65535, but is 70000"));
    }

    @Test
    void whenProxyPasswordHasNoUsernameStartupFails() {
        withCredentials()
                .withPropertyValues(
                        "feedpin.http.proxy.host=proxy",
                        "feedpin.http.proxy.port=3128",
                        "feedpin.http.proxy.password=s3cr3t")
                .run(context -> assertReport(context).contains("feedpin.http.proxy.username is missing"));
    }

    @Test
    void toStringDoesNotShowSecrets() {
        withCredentials()
                .withPropertyValues(
                        "feedpin.http.proxy.host=proxy",
                        "feedpin.http.proxy.port=3128",
                        "feedpin.http.proxy.username=bot",
                        "feedpin.http.proxy.password=pr0xy")
                .run(context -> assertThat(
                                context.getBean(FeedpinProperties.class).toString())
                        .contains("appId=cli_a1b2c3", "appSecret=***", "password=***")
                        .doesNotContain("s3cr3t", "pr0xy"));
    }
}
