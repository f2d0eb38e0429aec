package io.github.feedpin.spring.boot;

import static io.github.feedpin.spring.boot.Startup.CREDENTIALS;
import static io.github.feedpin.spring.boot.Startup.assertReport;
import static io.github.feedpin.spring.boot.Startup.bare;
import static io.github.feedpin.spring.boot.Startup.withCredentials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import io.github.feedpin.token.TokenProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.env.MapPropertySource;

/** Tests for the sources of credentials, and for the reports when credentials are missing or malformed. */
class CredentialsTest {

    private static final String APP_ID = CREDENTIALS[0];
    private static final String APP_SECRET = CREDENTIALS[1];

    @Test
    void whenOnlyBaseUrlIsSetStartupFails() {
        bare().withPropertyValues("feedpin.base-url=lark")
                .run(context -> assertReport(context)
                        .contains("feedpin.app-id is missing, feedpin.app-secret is missing", "FEEDPIN_APP_SECRET"));
    }

    @Test
    void whenAppSecretIsMissingStartupFails() {
        bare().withPropertyValues(APP_ID)
                .run(context -> assertReport(context)
                        .contains("feedpin.app-secret is missing", "Set both feedpin.app-id and feedpin.app-secret")
                        .doesNotContain("app-id is missing"));
    }

    @Test
    void whenAppIdIsMissingStartupFails() {
        bare().withPropertyValues(APP_SECRET)
                .run(context -> assertReport(context)
                        .contains("feedpin.app-id is missing")
                        .doesNotContain("app-secret is missing"));
    }

    @Test
    void whenCredentialIsBlankStartupFails() {
        bare().withPropertyValues("feedpin.app-id=", APP_SECRET)
                .run(context -> assertReport(context).contains("feedpin.app-id is blank"));
        bare().withPropertyValues(APP_ID, "feedpin.app-secret=")
                .run(context -> assertReport(context).contains("feedpin.app-secret is blank"));
    }

    @Test
    void whenAppSecretContainsWhiteSpaceStartupFails() {
        bare().withPropertyValues(APP_ID, "feedpin.app-secret=s3cr3t and more")
                .run(context -> assertReport(context).contains("feedpin.app-secret contains whitespace"));
    }

    @ParameterizedTest
    @MethodSource
    void whenCredentialIsMalformedReportNamesPropertyProblemAndOrigin(String value, String problem) {
        for (String property : new String[] {"feedpin.app-secret", "feedpin.clients.hr.app-id"}) {
            bare().withPropertyValues(CREDENTIALS)
                    .withInitializer(context -> context.getEnvironment()
                            .getPropertySources()
                            .addFirst(new MapPropertySource("mounted", Map.of(property, value))))
                    .run(context -> assertReport(context).contains(property + " " + problem, "\"mounted\""));
        }
    }

    static Stream<Arguments> whenCredentialIsMalformedReportNamesPropertyProblemAndOrigin() {
        return Stream.of(
                arguments("s3cr3t\n", "begins or ends with whitespace or a line break"),
                arguments("s3cr3t\r\n", "begins or ends with whitespace or a line break"),
                arguments(" s3cr3t", "begins or ends with whitespace or a line break"),
                arguments("s3cr3t\tmore", "contains whitespace or a control character"),
                arguments("s3cr3t\0", "contains whitespace or a control character"),
                arguments("\u201cs3cr3t\u201d", "contains a character that is not ASCII"),
                arguments("\ufeffs3cr3t", "contains a character that is not ASCII"),
                arguments("\n", "is blank"));
    }

    @Test
    void whenTokenProviderIsDefinedNoCredentialsAreRequired() {
        bare().withBean(TokenProvider.class, () -> TokenProvider.fixed(new AccessToken("t-own")))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(FeedpinClient.class));
    }

    @Test
    void whenTokenProviderIsDefinedIncompleteCredentialsAreIgnored() {
        bare().withPropertyValues(APP_ID, "feedpin.base-url=lark")
                .withBean(TokenProvider.class, () -> TokenProvider.fixed(new AccessToken("t-own")))
                .run(context -> assertThat(
                                context.getBean(FeedpinPlatform.class).baseUrl())
                        .isEqualTo(BaseUrl.LARK));
    }

    @Test
    void whenClientIsDefinedNoCredentialsAreRequired() {
        FeedpinClient own = FeedpinClient.builder(new HeldPlatform())
                .accessToken(new AccessToken("t-own"))
                .build();
        bare().withPropertyValues("feedpin.base-url=lark")
                .withBean(FeedpinClient.class, () -> own)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(FeedpinPlatform.class)
                        .doesNotHaveBean(TokenProvider.class)
                        .getBean(FeedpinClient.class)
                        .isSameAs(own));
    }

    @Test
    void whenConnectionDetailsAreDefinedNoPropertyIsRequired() {
        bare().withBean(FeedpinConnectionDetails.class, () -> new OwnDetails(BaseUrl.LARK))
                .run(context -> assertThat(context)
                        .hasSingleBean(FeedpinClient.class)
                        .getBean(FeedpinPlatform.class)
                        .returns(BaseUrl.LARK, FeedpinPlatform::baseUrl));
    }

    @Test
    void whenConnectionDetailsAreDefinedTheyReplaceProperties() {
        withCredentials()
                .withPropertyValues("feedpin.base-url=feishu")
                .withBean(FeedpinConnectionDetails.class, () -> new OwnDetails(BaseUrl.LARK))
                .run(context -> assertThat(context)
                        .hasSingleBean(FeedpinConnectionDetails.class)
                        .getBean(FeedpinPlatform.class)
                        .returns(BaseUrl.LARK, FeedpinPlatform::baseUrl));
    }

    @Test
    void secretOfConnectionDetailsIsAskedAgainForATokenFetch() {
        PlatformSimulator simulator =
                PlatformSimulator.builder().credentials("cli_vault", "rotated").build();
        try (SimulatorServer server = simulator.serve()) {
            RotatingDetails details = new RotatingDetails(server.baseUrl());
            bare().withBean(FeedpinConnectionDetails.class, () -> details).run(context -> {
                FeedpinClient client = context.getBean(FeedpinClient.class);
                details.secret.set("rotated");

                assertThat(client.pin(List.of("ou_a")).block(Duration.ofSeconds(20)))
                        .matches(report -> report.applied() == 1);
            });
        }
    }

    private static final class RotatingDetails implements FeedpinConnectionDetails {

        private final AtomicReference<String> secret = new AtomicReference<>("old");
        private final BaseUrl baseUrl;

        RotatingDetails(BaseUrl baseUrl) {
            this.baseUrl = baseUrl;
        }

        @Override
        public BaseUrl baseUrl() {
            return baseUrl;
        }

        @Override
        public SelfBuiltApp credentials() {
            return AppCredentials.selfBuilt("cli_vault", Objects.requireNonNull(secret.get()));
        }
    }

    private record OwnDetails(BaseUrl baseUrl) implements FeedpinConnectionDetails {

        @Override
        public SelfBuiltApp credentials() {
            return AppCredentials.selfBuilt("cli_vault", "s3cr3t");
        }
    }
}
