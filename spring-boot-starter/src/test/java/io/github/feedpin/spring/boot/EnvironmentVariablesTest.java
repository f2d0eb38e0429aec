package io.github.feedpin.spring.boot;

import static io.github.feedpin.spring.boot.Startup.assertReport;
import static io.github.feedpin.spring.boot.Startup.bare;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.spring.boot.app.FeedpinApp;
import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import io.github.feedpin.spring.boot.properties.HttpProperties;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.env.MapPropertySource;

/** Tests for environment variables that set properties, and for those that only look like properties. */
class EnvironmentVariablesTest {

    private static final String[] CREDENTIALS = {"FEEDPIN_APP_ID=cli_a1b2c3", "FEEDPIN_APP_SECRET=s3cr3t"};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feedpin",
                "feedpin-http",
                "feedpin-http-proxy",
                "feedpin-http-ssl",
                "feedpin-http-protocols",
                "feedpin-quota",
                "feedpin-retry",
                "feedpin-timeout",
                "feedpin-batching",
                "feedpin-clients",
                "feedpin-clients-hr",
                "feedpin-clients-hr-http-proxy",
                "feedpin-primary",
                "feedpin-app",
                "feedpin-base-url",
                "feedpin-app-id"
            })
    void withOnlyKubernetesServiceVariablesNoBeanIsCreated(String service) {
        with(variablesOf(service))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(FeedpinAutoConfiguration.class)
                        .doesNotHaveBean(FeedpinClient.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "feedpin-http",
                "feedpin-http-proxy",
                "feedpin-quota",
                "feedpin-http-protocols",
                "feedpin-clients",
                "feedpin-clients-hr-http-proxy",
                "feedpin-primary"
            })
    void kubernetesServiceVariablesDoNotChangeProperties(String service) {
        with(variablesOf(service)).withPropertyValues(Startup.CREDENTIALS).run(context -> {
            assertThat(context.getBeansOfType(FeedpinClient.class)).containsOnlyKeys("feedpinClient");
            assertThat(context.getBean(FeedpinProperties.class)).isEqualTo(defaults());
        });
    }

    @Test
    void kubernetesServiceVariableDoesNotOverrideProxyPort() {
        with(variablesOf("feedpin-http-proxy"))
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addLast(new MapPropertySource(
                                "file",
                                Map.of(
                                        "feedpin.app-id", "cli_a1b2c3",
                                        "feedpin.app-secret", "s3cr3t",
                                        "feedpin.http.proxy.host", "proxy",
                                        "feedpin.http.proxy.port", "8080"))))
                .run(context -> assertThat(
                                context.getBean(FeedpinProperties.class).http().proxy())
                        .extracting("host", "port")
                        .containsExactly("proxy", 8080));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FEEDPIN_HTTP", "FEEDPIN_CLIENTS", "FEEDPIN", "FEEDPIN_QUOTA", "FEEDPIN_CLIENTS_HR"})
    void variableNamedLikePropertyGroupIsIgnored(String name) {
        with(name + "=whatever")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(FeedpinClient.class));
    }

    @Test
    void variableNamedLikePropertySetsProperty() {
        with(
                        CREDENTIALS,
                        "FEEDPIN_BASE_URL=lark",
                        "FEEDPIN_USERIDTYPE=union_id",
                        "FEEDPIN_HTTP_MAX_CONNECTIONS=7",
                        "FEEDPIN_HTTP_PROTOCOLS_0=h2",
                        "FEEDPIN_HTTP_PROTOCOLS_1=http11",
                        "FEEDPIN_HTTP_PROXY_HOST=proxy",
                        "FEEDPIN_HTTP_PROXY_PORT=3128",
                        "FEEDPIN_HTTP_PROXY_PORT_3128_TCP=tcp://10.0.0.1:3128",
                        "FEEDPIN_QUOTA_PERSECOND=5")
                .run(context -> {
                    FeedpinProperties properties = context.getBean(FeedpinProperties.class);
                    assertThat(properties.baseUrl()).isEqualTo("lark");
                    assertThat(properties.userIdType()).isEqualTo(UserIdType.UNION_ID);
                    assertThat(properties.http().maxConnections()).isEqualTo(7);
                    assertThat(properties.http().protocols())
                            .containsExactly(HttpProperties.Protocol.H2, HttpProperties.Protocol.HTTP11);
                    assertThat(properties.http().proxy())
                            .extracting("host", "port")
                            .containsExactly("proxy", 3128);
                    assertThat(properties.quota().perSecond()).isEqualTo(5);
                });
    }

    @Test
    void variablesDefineNamedClient() {
        with(
                        "FEEDPIN_CLIENTS_HR_APP_ID=cli_hr",
                        "FEEDPIN_CLIENTS_HR_APPSECRET=s3cr3t",
                        "FEEDPIN_CLIENTS_HR_BASE_URL=lark",
                        "FEEDPIN_CLIENTS_HR_HTTP_MAX_CONNECTIONS=7",
                        "FEEDPIN_CLIENTS_HR_SERVICE_HOST=10.0.0.1",
                        "FEEDPIN_CLIENTS_PORT=tcp://10.0.0.1:80")
                .run(context -> {
                    assertThat(context.getBeansOfType(FeedpinClient.class)).containsOnlyKeys("hrFeedpinClient");
                    assertThat(context.getBean("hrFeedpinApp", FeedpinApp.class)
                                    .platform()
                                    .baseUrl())
                            .isEqualTo(BaseUrl.LARK);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FEEDPIN_CLIENTS_HR_TEAM_APP_SECRET",
                "FEEDPIN_CLIENTS_HRTEAM_APP_SECRET",
                "FEEDPIN_CLIENTS_HR_TEAM_APPSECRET",
                "FEEDPIN_CLIENTS_HRTEAM_APPSECRET"
            })
    void variableSetsPropertyOfClientWithDashFromFile(String variable) {
        with(variable + "=s3cr3t")
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addLast(new MapPropertySource("file", Map.of("feedpin.clients.hr-team.app-id", "cli_hr"))))
                .run(context -> assertThat(context.getBeansOfType(FeedpinClient.class))
                        .containsOnlyKeys("hr-teamFeedpinClient"));
    }

    @Test
    void whenSecretVariableIsEmptyReportNamesVariable() {
        with("FEEDPIN_APP_ID=cli_a1b2c3", "FEEDPIN_APP_SECRET=")
                .run(context ->
                        assertReport(context).contains("feedpin.app-secret is blank", "\"FEEDPIN_APP_SECRET\""));
    }

    @Test
    void whenProxyPortIsNotANumberStartupFails() {
        with(CREDENTIALS, "FEEDPIN_HTTP_PROXY_HOST=proxy", "FEEDPIN_HTTP_PROXY_PORT=http")
                .run(context -> assertReport(context).contains("feedpin.http.proxy.port"));
    }

    private static FeedpinProperties defaults() {
        FeedpinProperties[] properties = new FeedpinProperties[1];
        Startup.withCredentials().run(context -> properties[0] = context.getBean(FeedpinProperties.class));
        return Objects.requireNonNull(properties[0]);
    }

    private static ApplicationContextRunner with(String[] some, String... more) {
        return with(Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new));
    }

    private static ApplicationContextRunner with(String... variables) {
        return bare().withInitializer(context -> TestPropertyValues.of(variables)
                .applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT));
    }

    /** Returns the variables that Kubernetes sets in each container for this service with two ports. */
    private static String[] variablesOf(String service) {
        String name = service.toUpperCase(Locale.ROOT).replace('-', '_');
        return new String[] {
            name + "_SERVICE_HOST=10.0.0.1",
            name + "_SERVICE_PORT=3128",
            name + "_SERVICE_PORT_HTTP=3128",
            name + "_SERVICE_PORT_METRICS=9090",
            name + "_PORT=tcp://10.0.0.1:3128",
            name + "_PORT_3128_TCP=tcp://10.0.0.1:3128",
            name + "_PORT_3128_TCP_PROTO=tcp",
            name + "_PORT_3128_TCP_PORT=3128",
            name + "_PORT_3128_TCP_ADDR=10.0.0.1",
            name + "_PORT_9090_UDP=udp://10.0.0.1:9090",
            name + "_PORT_9090_UDP_PORT=9090"
        };
    }
}
