package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.MAX_WAIT;
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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import reactor.core.Disposable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

/** The failure of a call without a response says whether the request may have been sent. */
@Execution(ExecutionMode.CONCURRENT)
class TransportFailureTest {

    /** Long enough on a busy machine to send a call before its timeout. */
    private static final Duration ENOUGH_TO_CONNECT = Duration.ofSeconds(2);

    private static final String CALL = "PATCH /open-apis/im/v2/feed_cards/bot_time_sentive on ";

    @Test
    void refusedConnectionIsReportedAsUnreachable() throws IOException {
        BaseUrl unused = BaseUrl.of("http://localhost:" + closedPort());

        assertThat(failureOf(ReactorNettyPlatform.create(unused).setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                .isInstanceOf(UnreachableException.class)
                .hasMessage(CALL + unused.uri().getAuthority() + " was not sent: the connection was refused");
    }

    @Test
    void unknownHostIsReportedAsUnreachable() {
        ReactorNettyPlatform platform = ReactorNettyPlatform.builder(BaseUrl.of("http://feedpin.invalid"))
                .httpClient(client -> client.resolver(new UnknownHosts()))
                .build();

        assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                .isInstanceOf(UnreachableException.class)
                .hasMessage(CALL + "feedpin.invalid was not sent: the host name could not be resolved");
    }

    @Test
    void failedTlsHandshakeIsReportedAsUnreachable() {
        try (TestServer plain = TestServer.responding(200, TestServer.SUCCESS)) {
            BaseUrl secure = BaseUrl.of(plain.baseUrl().toString().replace("http:", "https:"));

            assertThat(failureOf(ReactorNettyPlatform.create(secure).setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining(
                            "was not sent: the server does not speak TLS; check the port of the base URL");
            assertThat(plain.requests()).isZero();
        }
    }

    @Test
    void rejectionByProxyIsReportedAsUnreachable() throws IOException {
        int port = closedPort();
        ReactorNettyPlatform platform = ReactorNettyPlatform.builder(BaseUrl.of("http://localhost:1"))
                .httpClient(client -> client.proxy(proxy ->
                        proxy.type(ProxyProvider.Proxy.HTTP).host("localhost").port(port)))
                .build();

        assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN))).isInstanceOf(UnreachableException.class);
    }

    @Test
    void withoutFreeConnectionWithinCallTimeoutCallIsUnreachable() {
        List<HttpClient> shared = new ArrayList<>();
        try (TestServer server = TestServer.that(TestServer::noResponse)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(1)
                    .callTimeout(SHORT)
                    .httpClient(client -> {
                        // Only clients with the same resolver share connections.
                        HttpClient resolving = client.resolver(DefaultAddressResolverGroup.INSTANCE);
                        shared.add(resolving);
                        return resolving;
                    })
                    .build();
            Disposable occupant =
                    shared.get(0).get().uri(server.baseUrl().uri()).response().subscribe();
            server.arrivals().blockFirst(MAX_WAIT);

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(UnreachableException.class);

            occupant.dispose();
            assertThat(server.connectionClosed().block(MAX_WAIT)).isTrue();
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void resetInsteadOfResponseFailsWithNoResponse() {
        try (TestServer server = TestServer.that(TestServer::reset)) {
            assertThat(failureOf(ReactorNettyPlatform.create(server.baseUrl()).setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith(" got no complete response: the connection broke");
        }
    }

    @Test
    void connectionClosedWithinResponseFailsWithNoResponse() {
        String begun = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"code\":0}";
        try (TestServer server = TestServer.that(TestServer.raw(begun))) {
            assertThat(failureOf(ReactorNettyPlatform.create(server.baseUrl()).setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith(" got no complete response: the connection broke");
        }
    }

    @Test
    void withoutDataWithinResponseTimeoutCallFailsWithNoResponse() {
        try (TestServer server = TestServer.that(TestServer::noResponse)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .responseTimeout(SHORT)
                    .build();

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith("no data within the response timeout");
        }
    }

    @Test
    void endlessSlowResponseFailsWithNoResponseAtCallTimeout() {
        try (TestServer server = TestServer.that(TestServer::endless)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .callTimeout(ENOUGH_TO_CONNECT)
                    .build();

            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith(" got no complete response: the call timeout of 2000 ms has passed");
            assertThat(server.connectionClosed().block(MAX_WAIT)).isTrue();
        }
    }

    @Test
    void nonHttpResponseFailsWithNoResponseAndIsNotQuoted() {
        String nonsense = "SSH-2.0-" + TOKEN.value() + "\r\n\r\n";
        try (TestServer server = TestServer.that(TestServer.raw(nonsense))) {
            Throwable failure =
                    failureOf(ReactorNettyPlatform.create(server.baseUrl()).setTimeSensitive(BOT_CHAT, PIN, TOKEN));

            assertThat(failure)
                    .isInstanceOf(NoResponseException.class)
                    .hasMessageEndingWith("the response is not HTTP");
            assertThat(Throwables.getStackTrace(failure)).doesNotContainIgnoringCase(TOKEN.value());
        }
    }

    @Test
    void callAfterFailureSucceeds() {
        try (TestServer server = TestServer.succeedingBefore(1, TestServer::reset)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());

            assertThat(pin(platform).code()).isZero();
            assertThat(failureOf(platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)))
                    .isInstanceOf(NoResponseException.class);
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Resolver that knows no host. */
    private static final class UnknownHosts extends AddressResolverGroup<InetSocketAddress> {

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
