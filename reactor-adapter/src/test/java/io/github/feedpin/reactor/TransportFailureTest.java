package io.github.feedpin.reactor;

import static io.github.feedpin.reactor.Samples.PATIENCE;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.SHORT;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.failureOf;
import static io.github.feedpin.reactor.Samples.pin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.platform.BaseUrl;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.DefaultAddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

/** No response comes: the failure says whether the request may have left. */
class TransportFailureTest {

    /** On a busy machine too, when a call must have been sent before its timeout. */
    private static final Duration ENOUGH_TO_CONNECT = Duration.ofSeconds(2);

    private static final String CALL = "PATCH /open-apis/im/v2/feed_cards/bot_time_sentive on ";

    @Test
    void aRefusedConnectionIsUnreachable() throws IOException {
        BaseUrl nobodyListens = BaseUrl.of("http://localhost:" + closedPort());

        assertThat(failureOf(ReactorNettyPlatform.create(nobodyListens).setTimeSensitive(PIN, TOKEN)))
                .isInstanceOf(UnreachableException.class)
                .hasMessage(CALL + nobodyListens.uri().getAuthority() + " was not sent: the connection was refused");
    }

    @Test
    void anUnknownHostIsUnreachable() {
        ReactorNettyPlatform platform = ReactorNettyPlatform.builder(BaseUrl.of("http://feedpin.invalid"))
                .httpClient(client -> client.resolver(new KnowsNobody()))
                .build();

        assertThat(failureOf(platform.setTimeSensitive(PIN, TOKEN)))
                .isInstanceOf(UnreachableException.class)
                .hasMessage(CALL + "feedpin.invalid was not sent: the host name could not be resolved");
    }

    @Test
    void aFailedTlsHandshakeIsUnreachable() {
        try (TestServer plain = TestServer.answering(200, TestServer.SUCCESS)) {
            BaseUrl secure = BaseUrl.of(plain.baseUrl().toString().replace("http:", "https:"));

            assertThat(failureOf(ReactorNettyPlatform.create(secure).setTimeSensitive(PIN, TOKEN)))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining(
                            "was not sent: the server does not speak TLS; check the port of the base URL");
            assertThat(plain.requests()).isZero();
        }
    }

    @Test
    void aProxyThatRejectsIsUnreachable() throws IOException {
        int port = closedPort();
        ReactorNettyPlatform platform = ReactorNettyPlatform.builder(BaseUrl.of("http://localhost:1"))
                .httpClient(client -> client.proxy(proxy ->
                        proxy.type(ProxyProvider.Proxy.HTTP).host("localhost").port(port)))
                .build();

        assertThat(failureOf(platform.setTimeSensitive(PIN, TOKEN))).isInstanceOf(UnreachableException.class);
    }

    @Test
    void noFreeConnectionWithinTheCallTimeoutIsUnreachable() {
        List<HttpClient> shared = new ArrayList<>();
        try (TestServer server = TestServer.that(TestServer::silence)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(1)
                    .callTimeout(SHORT)
                    .httpClient(client -> {
                        // The connection can be shared by clients with the same resolver only.
                        HttpClient resolving = client.resolver(DefaultAddressResolverGroup.INSTANCE);
                        shared.add(resolving);
                        return resolving;
                    })
                    .build();
            Disposable occupant =
                    shared.get(0).get().uri(server.baseUrl().uri()).response().subscribe();
            server.arrivals().blockFirst(PATIENCE);

            assertThat(failureOf(platform.setTimeSensitive(PIN, TOKEN))).isInstanceOf(UnreachableException.class);

            occupant.dispose();
            assertThat(server.connectionClosed().block(PATIENCE)).isTrue();
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void aResetInsteadOfAResponseIsNoResponse() {
        try (TestServer server = TestServer.that(TestServer::reset)) {
            assertThat(failureOf(ReactorNettyPlatform.create(server.baseUrl()).setTimeSensitive(PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith(" got no whole response: the connection broke");
        }
    }

    @Test
    void aConnectionClosedWithinTheResponseIsNoResponse() {
        String begun = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"code\":0}";
        try (TestServer server = TestServer.that(TestServer.raw(begun))) {
            assertThat(failureOf(ReactorNettyPlatform.create(server.baseUrl()).setTimeSensitive(PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith(" got no whole response: the connection broke");
        }
    }

    @Test
    void silenceEndsWithTheResponseTimeoutAsNoResponse() {
        try (TestServer server = TestServer.that(TestServer::silence)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .responseTimeout(SHORT)
                    .build();

            assertThat(failureOf(platform.setTimeSensitive(PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith("no data within the response timeout");
        }
    }

    @Test
    void aResponseThatDripsForEverEndsWithTheCallTimeoutAsNoResponse() {
        try (TestServer server = TestServer.that(TestServer::drip)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .callTimeout(ENOUGH_TO_CONNECT)
                    .build();

            assertThat(failureOf(platform.setTimeSensitive(PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith(" got no whole response: the call timeout of 2000 ms has passed");
            assertThat(server.connectionClosed().block(PATIENCE)).isTrue();
        }
    }

    @Test
    void nonsenseInsteadOfHttpIsNoResponseAndIsNotQuoted() {
        String nonsense = "SSH-2.0-" + TOKEN.value() + "\r\n\r\n";
        try (TestServer server = TestServer.that(TestServer.raw(nonsense))) {
            Throwable failure =
                    failureOf(ReactorNettyPlatform.create(server.baseUrl()).setTimeSensitive(PIN, TOKEN));

            assertThat(failure).isInstanceOf(NoResponseException.class).hasMessageEndingWith("the response is not HTTP");
            assertThat(Throwables.getStackTrace(failure)).doesNotContainIgnoringCase(TOKEN.value());
        }
    }

    @Test
    void theNextCallAfterAFailureGetsItsResponse() {
        try (TestServer server = TestServer.succeedingBefore(1, TestServer::reset)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());

            assertThat(pin(platform).code()).isZero();
            assertThat(failureOf(platform.setTimeSensitive(PIN, TOKEN))).isInstanceOf(NoResponseException.class);
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A name service without any names. */
    private static final class KnowsNobody extends AddressResolverGroup<InetSocketAddress> {

        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            return new InetNameResolver(executor) {
                @Override
                protected void doResolve(String name, Promise<InetAddress> promise) {
                    promise.setFailure(new UnknownHostException(name));
                }

                @Override
                protected void doResolveAll(String name, Promise<List<InetAddress>> promise) {
                    promise.setFailure(new UnknownHostException(name));
                }
            }.asAddressResolver();
        }
    }
}
