package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.APP;
import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.platform.BaseUrl;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.transport.ProxyProvider.Proxy;

/** A request that a proxy rejects has not reached the platform, whatever the scheme of the base URL. */
class ProxyTest {

    private static final String CREDENTIALS =
            "check its user and password (feedpin.http.proxy.username and feedpin.http.proxy.password)";
    private static final String ADDRESS =
            "check the proxy's type, host and port (feedpin.http.proxy.type, feedpin.http.proxy.host and"
                    + " feedpin.http.proxy.port)";

    static Stream<Arguments> rejections() {
        return Stream.of("http", "https")
                .flatMap(scheme -> Stream.of(
                        Arguments.of(scheme, response(407, ""), "the proxy responded with 407; " + CREDENTIALS),
                        Arguments.of(
                                scheme,
                                response(407, "<html>Log in</html>"),
                                "the proxy responded with 407; " + CREDENTIALS),
                        Arguments.of(
                                scheme,
                                response(403, "<html>Forbidden</html>"),
                                "the proxy responded with 403; it does not let this application connect to that host"),
                        Arguments.of(
                                scheme,
                                response(502, "<html>Bad Gateway</html>"),
                                "the proxy responded with 502; it could not connect to that host"),
                        Arguments.of(
                                scheme,
                                RawServer.sending("<html>\r\n\r\n"),
                                "the proxy's response is not HTTP; " + ADDRESS),
                        Arguments.of(
                                scheme,
                                (RawServer.Script) (socket, out) -> socket.close(),
                                "the proxy did not connect; " + ADDRESS),
                        Arguments.of(
                                scheme,
                                (RawServer.Script) (socket, out) -> RawServer.reset(socket),
                                "the proxy did not connect; " + ADDRESS)));
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void whenProxyDoesNotConnectCallIsUnreachable(String scheme, RawServer.Script response, String words)
            throws IOException {
        try (RawServer proxy = new RawServer(response)) {
            ReactorNettyPlatform platform = through(proxy, scheme, Proxy.HTTP).build();

            assertUnreachable(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)), words);
            assertUnreachable(failureOf(platform.fetchTenantAccessToken(APP)), words);
            platform.close().block(MAX_WAIT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void whenProxyDoesNotRespondCallIsUnreachable(String scheme) throws IOException {
        try (RawServer proxy = new RawServer((socket, out) -> {})) {
            ReactorNettyPlatform platform = through(proxy, scheme, Proxy.HTTP)
                    .callTimeout(Samples.SHORT)
                    .build();

            assertUnreachable(
                    failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)),
                    "the call timeout of 200 ms has passed");
        }
    }

    /** A forwarding proxy receives the request itself. */
    @Test
    void whenForwardingProxyDemandsAuthenticationCallIsUnreachable() {
        try (TestServer proxy = TestServer.responding(407, "{\"code\":0,\"msg\":\"success\"}")) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(proxy.baseUrl());

            assertUnreachable(
                    failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)),
                    "the proxy responded with 407; " + CREDENTIALS);
            assertUnreachable(
                    failureOf(platform.fetchTenantAccessToken(APP)), "the proxy responded with 407; " + CREDENTIALS);
        }
    }

    private static ReactorNettyPlatformBuilder through(RawServer proxy, String scheme, Proxy type) {
        return ReactorNettyPlatform.builder(BaseUrl.of(scheme + "://platform.invalid"))
                .httpClient(client -> client.proxy(spec -> spec.type(type)
                        .host("127.0.0.1")
                        .port(proxy.baseUrl().uri().getPort())));
    }

    private static RawServer.Script response(int status, String body) {
        return RawServer.sending("HTTP/1.1 " + status + " Whatever\r\nContent-Type: text/html\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    private static void assertUnreachable(Throwable failure, String words) {
        assertThat(failure).isInstanceOf(UnreachableException.class).hasMessageEndingWith(" was not sent: " + words);
    }
}
