package io.github.feedpin.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.BaseUrl;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.util.TestPropertyValues;

class FeedpinPropertiesTest {

    private static final String APP_ID = "feedpin.app-id=cli_a1b2c3";
    private static final String APP_SECRET = "feedpin.app-secret=s3cr3t";

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(FeedpinAutoConfiguration.class));

    @Test
    void haveDefaultsForAllButTheCredentials() {
        runner.withPropertyValues(APP_ID, APP_SECRET)
                .run(context -> assertThat(context.getBean(FeedpinProperties.class))
                        .isEqualTo(new FeedpinProperties("cli_a1b2c3", "s3cr3t", BaseUrl.FEISHU, UserIdType.OPEN_ID)));
    }

    @ParameterizedTest
    @CsvSource({
        "feishu, https://open.feishu.cn",
        "Lark, https://open.larksuite.com",
        "https://feishu.example.com/, https://feishu.example.com",
        "http://localhost:8080/gateway, http://localhost:8080/gateway"
    })
    void takeTheBaseUrlAsAWordOrAsAUrl(String value, String url) {
        runner.withPropertyValues(APP_ID, APP_SECRET, "feedpin.base-url=" + value)
                .run(context -> assertThat(
                                context.getBean(FeedpinProperties.class).baseUrl())
                        .hasToString(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"union_id", "union-id", "UNION_ID", "unionId"})
    void takeTheUserIdTypeInAnyOfItsSpellings(String value) {
        runner.withPropertyValues(APP_ID, APP_SECRET, "feedpin.user-id-type=" + value)
                .run(context -> assertThat(
                                context.getBean(FeedpinProperties.class).userIdType())
                        .isEqualTo(UserIdType.UNION_ID));
    }

    @ParameterizedTest
    @CsvSource({"FEEDPIN_APP_ID, FEEDPIN_APP_SECRET", "FEEDPIN_APPID, FEEDPIN_APPSECRET"})
    void comeFromEnvironmentVariablesAsWell(String appId, String appSecret) {
        runner.withInitializer(context -> TestPropertyValues.of(appId + "=cli_a1b2c3", appSecret + "=s3cr3t")
                        .applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT))
                .run(context -> assertThat(context.getBean(FeedpinProperties.class))
                        .returns("cli_a1b2c3", FeedpinProperties::appId)
                        .returns("s3cr3t", FeedpinProperties::appSecret));
    }

    @Test
    void refuseAnAppIdWithoutItsSecret() {
        runner.withPropertyValues(APP_ID).run(failsSaying("feedpin.app-secret is missing"));
    }

    @Test
    void refuseASecretWithoutItsAppId() {
        runner.withPropertyValues(APP_SECRET).run(failsSaying("feedpin.app-id is missing"));
    }

    @Test
    void refuseABlankAppId() {
        runner.withPropertyValues("feedpin.app-id=", APP_SECRET).run(failsSaying("feedpin.app-id is blank"));
    }

    @Test
    void refuseABlankSecret() {
        runner.withPropertyValues(APP_ID, "feedpin.app-secret=").run(failsSaying("feedpin.app-secret is blank"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "ftp://open.feishu.cn", "https://", "https://open.feishu.cn?tenant=1"})
    void refuseABaseUrlThatIsNone(String value) {
        runner.withPropertyValues(APP_ID, APP_SECRET, "feedpin.base-url=" + value)
                .run(failsSaying("'feedpin.base-url'", "The base URL"));
    }

    @Test
    void refuseAUserIdTypeThatThePlatformDoesNotKnow() {
        runner.withPropertyValues(APP_ID, APP_SECRET, "feedpin.user-id-type=email")
                .run(failsSaying("'feedpin.user-id-type'", "email"));
    }

    @Test
    void doNotShowTheSecret() {
        assertThat(new FeedpinProperties("cli_a1b2c3", "s3cr3t", BaseUrl.FEISHU, UserIdType.OPEN_ID))
                .hasToString("FeedpinProperties[appId=cli_a1b2c3, appSecret=***, baseUrl=https://open.feishu.cn, "
                        + "userIdType=open_id]");
    }

    /** The startup fails, its message says all these, and nothing in it gives the secret away. */
    private static ContextConsumer<AssertableApplicationContext> failsSaying(String... words) {
        return context -> assertThat(context)
                .getFailure()
                .satisfies(
                        failure -> assertThat(causesOf(failure)).contains(words).doesNotContain("s3cr3t"));
    }

    private static String causesOf(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Throwable::toString)
                .collect(Collectors.joining("\n"));
    }
}
