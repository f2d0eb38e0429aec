package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.QuotaUnavailableException;
import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.quota.QuotaScope;
import io.github.feedpin.testsupport.RedisProcess;
import io.github.feedpin.time.TimeSource;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.ClientResources;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Faults of the network between processes and a real Redis. */
@Execution(ExecutionMode.CONCURRENT)
class ConnectionFaultsTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final int TENANTS = 200;
    private static final Retry WITHOUT_LEASE =
            Retry.fixedDelay(100, Duration.ofMillis(50)).filter(QuotaUnavailableException.class::isInstance);

    private final RedisProcess redis = RedisProcess.start();
    private final TcpProxy network = TcpProxy.to(redis.port());
    private final SharedCalls shared = new SharedCalls();

    @AfterEach
    void stop() {
        shared.close();
        network.close();
        redis.close();
    }

    private RedisURI uri() {
        return RedisURI.create("127.0.0.1", network.port());
    }

    @Test
    void whenTheNetworkHangsAnotherConnectionIsUsedOnceItIsBack() {
        shared.add(uri());
        shared.add(redis.uri());
        shared.start();
        shared.awaitMoreOfEach(20);
        network.hang();
        SharedCalls.await("a failure", () -> !shared.failures.isEmpty());
        assertThat(shared.failures.peek()).hasMessageContaining("did not reply in time");
        network.connect();
        shared.awaitMoreOfEach(20);

        shared.assertWindowsHold();
    }

    @Test
    void whenAnAddressNeverRepliesTheNextOneIsUsed() {
        network.hang();
        shared.add(shared.redis(uri()).redis(redis.uri()), SharedCalls.HEARTBEAT, SharedCalls.LEASE);
        shared.start();
        shared.awaitMoreOfEach(10);
    }

    @Test
    void eachConnectionResolvesTheNameAgain() {
        AtomicInteger resolved = new AtomicInteger();
        ClientResources resources = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .addressResolverGroup(new CountingResolvers(resolved))
                .build();
        RedisURI named = RedisURI.create("redis.example.com", redis.port());
        shared.add(FeedpinRedis.builder(named).clientResources(resources), SharedCalls.HEARTBEAT, SharedCalls.LEASE);
        shared.start();
        shared.awaitMoreOfEach(10);
        int before = resolved.get();
        assertThat(before).isPositive();
        redis.commands().clientKill(KillArgs.Builder.skipme());
        SharedCalls.await("another resolution", () -> resolved.get() > before);
        shared.awaitMoreOfEach(10);
        shared.close();
        resources.shutdown(0, 100, TimeUnit.MILLISECONDS);
    }

    @Test
    void limitersOfManyTenantsRecoverTogetherWithOneConnectionAtATime() {
        FeedpinRedis connection = shared.redis(uri()).build();
        QuotaLimiterFactory factory = SharedCalls.limiter(connection).buildFactory();
        List<QuotaLimiter> limiters = IntStream.range(0, TENANTS)
                .mapToObj(i -> factory.create(
                        new QuotaScope(FeedCardType.BOT_CHAT, new TenantKey("tenant_" + i)), TimeSource.system()))
                .toList();
        awaitPermitOfEach(limiters);
        int before = network.accepted();

        network.cut();
        // Longer than the lease, so that each permit requires an exchange.
        Mono.delay(SharedCalls.LEASE.plusMillis(500)).block(AT_MOST);
        // At most one attempt in 100 ms, although there are 2,000 heartbeats in a second.
        assertThat(network.accepted() - before).isBetween(5, 40);
        int attempts = network.accepted();
        network.connect();
        long start = System.nanoTime();
        awaitPermitOfEach(limiters);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
        assertThat(network.accepted()).isLessThanOrEqualTo(attempts + 2);

        Flux.fromIterable(limiters).flatMap(QuotaLimiter::close).then().block(AT_MOST);
        connection.close().block(AT_MOST);
    }

    private static void awaitPermitOfEach(List<QuotaLimiter> limiters) {
        Flux.fromIterable(limiters)
                .flatMap(
                        limiter -> limiter.acquire().doOnNext(Permit::completed).retryWhen(WITHOUT_LEASE), TENANTS)
                .blockLast(AT_MOST);
    }

    /** Resolves each name to this machine. */
    private static final class CountingResolvers extends AddressResolverGroup<InetSocketAddress> {

        private final AtomicInteger resolved;

        CountingResolvers(AtomicInteger resolved) {
            this.resolved = resolved;
        }

        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            return new InetNameResolver(executor) {
                @Override
                protected void doResolve(String name, Promise<InetAddress> address) {
                    resolved.incrementAndGet();
                    address.setSuccess(InetAddress.getLoopbackAddress());
                }

                @Override
                protected void doResolveAll(String name, Promise<List<InetAddress>> addresses) {
                    resolved.incrementAndGet();
                    addresses.setSuccess(List.of(InetAddress.getLoopbackAddress()));
                }
            }.asAddressResolver();
        }
    }
}
