package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.await;
import static io.github.feedpin.reactor.Samples.pin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.time.TimeSource;
import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A connection is bound to the address that a name had when it was opened. */
class ConnectionAgeTest {

    private static final Duration AGE = Duration.ofMinutes(5);

    private final AtomicLong now = new AtomicLong();
    private final TimeSource time = new TimeSource(Schedulers.immediate(), now::get);

    @Test
    void whenConnectionIsOldNextCallOpensAnother() {
        try (TestServer server = TestServer.responding(200, TestServer.SUCCESS)) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(1)
                    .maxConnectionAge(AGE)
                    .timeSource(time)
                    .build();

            assertOpensAnotherWhenOld(platform, server);
        }
    }

    @Test
    void whenHttp2ConnectionIsOldNextCallOpensAnother() {
        try (TestServer server =
                SecureServer.that((request, response) -> response.sendString(Mono.just(TestServer.SUCCESS)))) {
            ReactorNettyPlatform platform = SecureServer.http2(server)
                    .maxConnections(1)
                    .maxConnectionAge(AGE)
                    .timeSource(time)
                    .build();

            assertOpensAnotherWhenOld(platform, server);
        }
    }

    @Test
    void whenAddressChangesAndOldServerFailsThirdAttemptReachesNewServer() {
        assertReachesNewServer((request, response) -> response.status(503).send());
    }

    @Test
    void whenAddressChangesAndOldServerBreaksConnectionsThirdAttemptReachesNewServer() {
        assertReachesNewServer(TestServer::reset);
    }

    @Test
    void whenServerErrorsAreNotConsecutiveConnectionsAreKept() {
        AtomicLong requests = new AtomicLong();
        try (TestServer server =
                TestServer.that((request, response) -> response.status(requests.incrementAndGet() % 2 == 0 ? 500 : 200)
                        .sendString(Mono.just(TestServer.SUCCESS)))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(1)
                    .build();

            pinOften(platform, 20);

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void whenServerErrorsPersistConnectionsAreReplacedOnceInFiveSeconds() {
        try (TestServer server = TestServer.responding(500, "{}")) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .maxConnections(1)
                    .timeSource(time)
                    .build();

            pinOften(platform, 20);
            assertThat(server.connections()).isEqualTo(2);
            pass(Duration.ofSeconds(5));
            pinOften(platform, 20);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    private void assertOpensAnotherWhenOld(ReactorNettyPlatform platform, TestServer server) {
        pin(platform);
        pass(AGE.minusNanos(1));
        pin(platform);
        assertThat(server.connections()).isEqualTo(1);

        pass(Duration.ofNanos(1));
        pin(platform);
        pin(platform);
        assertThat(server.connections()).isEqualTo(2);
        platform.close().block(MAX_WAIT);
    }

    /** Starts with several open connections, all to the old server. */
    private static void assertReachesNewServer(TestServer.Handler failing) {
        AtomicReference<TestServer> home = new AtomicReference<>();
        try (TestServer old = TestServer.succeedingBefore(8, failing);
                TestServer young = TestServer.responding(200, TestServer.SUCCESS)) {
            home.set(old);
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(old.baseUrl())
                    .httpClient(client -> client.resolver(new Moving(home)))
                    .build();
            await(Flux.range(0, 8)
                    .flatMap(i -> platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN))
                    .then(Mono.just(true)));

            home.set(young);
            Mono<?> call = platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN).onErrorComplete();
            List.of(1, 2).forEach(attempt -> call.block(MAX_WAIT));

            assertThat(young.requests()).isZero();
            assertThat(pin(platform).code()).isZero();
            assertThat(young.requests()).isEqualTo(1);
            platform.close().block(MAX_WAIT);
        }
    }

    private static void pinOften(ReactorNettyPlatform platform, int times) {
        for (int i = 0; i < times; i++) {
            pin(platform);
        }
    }

    private void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
    }

    /** Resolves every name to one server, which may change. */
    private static final class Moving extends AddressResolverGroup<InetSocketAddress> {

        private final AtomicReference<TestServer> home;

        Moving(AtomicReference<TestServer> home) {
            this.home = home;
        }

        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            return new AbstractAddressResolver<>(executor, InetSocketAddress.class) {
                @Override
                protected boolean doIsResolved(InetSocketAddress address) {
                    return !address.isUnresolved();
                }

                @Override
                protected void doResolve(InetSocketAddress address, Promise<InetSocketAddress> promise) {
                    promise.setSuccess(address());
                }

                @Override
                protected void doResolveAll(InetSocketAddress address, Promise<List<InetSocketAddress>> promise) {
                    promise.setSuccess(List.of(address()));
                }
            };
        }

        private InetSocketAddress address() {
            return new InetSocketAddress(
                    InetAddress.getLoopbackAddress(),
                    Objects.requireNonNull(home.get()).baseUrl().uri().getPort());
        }
    }
}
