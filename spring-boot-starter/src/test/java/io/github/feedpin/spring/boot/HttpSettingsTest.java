package io.github.feedpin.spring.boot;

import static io.github.feedpin.spring.boot.Startup.withCredentials;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.token.TokenProvider;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClientConfig;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

/** Tests for {@code feedpin.http} and {@code feedpin.timeout} in the HTTP client. */
class HttpSettingsTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final SeenHttpClient configured = new SeenHttpClient();
    private final ApplicationContextRunner runner =
            withCredentials().withBean(FeedpinHttpClientCustomizer.class, () -> configured);

    @Test
    void withoutPropertiesAdapterDefaultsApply() {
        SeenHttpClient plain = new SeenHttpClient();
        ReactorNettyPlatform platform = ReactorNettyPlatform.builder(BaseUrl.FEISHU)
                .httpClient(http -> plain.customize("feedpinClient", http))
                .build();
        HttpClientConfig expected = plain.configuration();

        runner.run(context -> {
            HttpClientConfig config = configured.configuration();
            assertThat(config.options()).isEqualTo(expected.options());
            assertThat(config.protocols()).isEqualTo(expected.protocols());
            assertThat(config.isAcceptGzip()).isEqualTo(expected.isAcceptGzip());
            assertThat(config.hasProxy()).isEqualTo(expected.hasProxy());
            assertThat(config.isSecure()).isEqualTo(expected.isSecure());
            assertThat(config.connectionProvider().maxConnections())
                    .isEqualTo(expected.connectionProvider().maxConnections());
            assertThat(context.getBean(ReactorNettyPlatform.class))
                    .extracting("limits")
                    .isEqualTo(assertThat(platform).extracting("limits").actual());
        });
    }

    @Test
    void connectionPropertiesAreApplied() {
        run(
                config -> {
                    assertThat((Object) config.options().get(ChannelOption.CONNECT_TIMEOUT_MILLIS))
                            .isEqualTo(1500);
                    assertThat(config.connectionProvider().maxConnections()).isEqualTo(3);
                },
                "feedpin.http.connect-timeout=1500ms",
                "feedpin.http.max-connections=3");
    }

    @Test
    void timeoutAndResponseSizePropertiesAreApplied() {
        runner.withPropertyValues(
                        "feedpin.http.response-timeout=7s",
                        "feedpin.timeout.call=9s",
                        "feedpin.http.max-response-size=2KB")
                .run(context -> assertThat(context.getBean(ReactorNettyPlatform.class))
                        .extracting("limits")
                        .asString()
                        .contains("PT7S", "PT9S", "2048"));
    }

    @Test
    void configuredProtocolsAreOffered() {
        run(
                config -> assertThat(config.protocols()).containsExactly(HttpProtocol.H2, HttpProtocol.HTTP11),
                "feedpin.http.protocols=h2,http11");
    }

    @Test
    void whenCompressionIsEnabledCompressedResponsesAreRequested() {
        run(config -> assertThat(config.isAcceptGzip()).isTrue(), "feedpin.http.compression=true");
    }

    @Test
    void whenProxyIsConfiguredCallsUseIt() {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        DisposableServer proxy = HttpServer.create()
                .host("localhost")
                .handle((request, response) -> {
                    asked.add(request.method() + " " + request.requestHeaders().get("proxy-authorization"));
                    return response.status(403).send();
                })
                .bindNow(AT_MOST);
        try {
            withCredentials()
                    .withPropertyValues(
                            "feedpin.base-url=https://feishu.example",
                            "feedpin.http.proxy.host=localhost",
                            "feedpin.http.proxy.port=" + proxy.port(),
                            "feedpin.http.proxy.username=bot",
                            "feedpin.http.proxy.password=pr0xy")
                    .run(context -> StepVerifier.create(
                                    context.getBean(TokenProvider.class).token())
                            .expectError(TokenUnavailableException.class)
                            .verify(AT_MOST));
        } finally {
            proxy.disposeNow(AT_MOST);
        }
        assertThat(asked)
                .containsExactly("CONNECT Basic "
                        + Base64.getEncoder().encodeToString("bot:pr0xy".getBytes(StandardCharsets.UTF_8)));
    }

    private void run(Consumer<HttpClientConfig> expectation, String... properties) {
        runner.withPropertyValues(properties).run(context -> {
            assertThat(context).hasNotFailed();
            expectation.accept(configured.configuration());
        });
    }
}
