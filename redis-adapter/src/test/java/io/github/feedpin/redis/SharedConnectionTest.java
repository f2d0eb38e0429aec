package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.QuotaUnavailableException;
import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.quota.QuotaScope;
import io.github.feedpin.testsupport.RedisProcess;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import io.github.feedpin.token.TokenKey;
import io.github.feedpin.token.TokenStore;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Limiters of many tenants over one connection to a real Redis. */
@Execution(ExecutionMode.CONCURRENT)
class SharedConnectionTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final int TENANTS = 12;
    private static final String APP = "cli_shared";
    private static final TokenKey KEY = new TokenKey(BaseUrl.FEISHU, APP, TokenKey.Type.APP_ACCESS_TOKEN, null);

    private @Nullable FeedpinRedis connection;
    private List<QuotaLimiter> limiters = List.of();

    @AfterEach
    void stop() {
        limiters.forEach(limiter -> limiter.close().block(AT_MOST));
        Objects.requireNonNull(connection).close().block(AT_MOST);
    }

    private void connect(RedisURI uri) {
        connect(FeedpinRedis.builder(uri));
    }

    private void connect(FeedpinRedisBuilder settings) {
        FeedpinRedis redis = settings.build();
        connection = redis;
        QuotaLimiterFactory factory = SharedCalls.limiter(redis).buildFactory();
        limiters = IntStream.range(0, TENANTS)
                .mapToObj(i -> factory.create(
                        new QuotaScope(FeedCardType.BOT_CHAT, new TenantKey("tenant_" + i)), TimeSource.system()))
                .toList();
    }

    private void awaitPermitOfEach() {
        limiters.forEach(SharedConnectionTest::awaitPermit);
    }

    private static void awaitPermit(QuotaLimiter limiter) {
        Permit permit = Objects.requireNonNull(limiter.acquire().block(AT_MOST));
        permit.completed();
    }

    /** Returns the number of connections since the start of the server. */
    private static int connections(RedisCommands<String, String> redis) {
        return redis.info("stats")
                .lines()
                .filter(line -> line.startsWith("total_connections_received:"))
                .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void limitersUseOneConnection() {
        try (RedisProcess server = RedisProcess.start()) {
            RedisCommands<String, String> redis = server.commands();
            int before = connections(redis);
            connect(server.uri());
            awaitPermitOfEach();

            assertThat(redis.dbsize()).isEqualTo(TENANTS);
            assertThat(connections(redis)).isEqualTo(before + 1);
        }
    }

    @Test
    void quotaWithAnotherLayoutFailsAloneAndLeavesTheConnectionOpen() {
        try (RedisProcess server = RedisProcess.start()) {
            RedisCommands<String, String> redis = server.commands();
            connect(server.uri());
            awaitPermitOfEach();
            int before = connections(redis);
            String key = redis.keys("*tenant_0|*").get(0);
            redis.hset(key, "v", "99");
            QuotaLimiter broken = limiters.get(0);
            AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
            SharedCalls.await("a failure", () -> {
                broken.acquire()
                        .doOnNext(Permit::completed)
                        .doOnError(failure::set)
                        .onErrorComplete()
                        .block(AT_MOST);
                return failure.get() != null;
            });

            assertThat(failure.get())
                    .isInstanceOf(QuotaUnavailableException.class)
                    .hasMessageContaining("layout 99");
            limiters.subList(1, TENANTS).forEach(SharedConnectionTest::awaitPermit);
            assertThat(connections(redis)).isEqualTo(before);
        }
    }

    @Test
    void cancelledReadLeavesTheCommandsOfOthersUnaffected() {
        try (RedisProcess server = RedisProcess.start()) {
            RedisCommands<String, String> redis = server.commands();
            connect(server.uri());
            AppTicketStore tickets = Objects.requireNonNull(connection).appTicketStore(BaseUrl.FEISHU, APP);
            tickets.add(new AppTicket("ticket", Instant.now())).block(AT_MOST);
            int before = connections(redis);
            TokenStore tokens = Objects.requireNonNull(connection).tokenStore(BaseUrl.FEISHU, APP);

            redis.clientPause(500);
            CompletableFuture<@Nullable Long> claim = tokens.claim(KEY, AT_MOST).toFuture();
            tickets.tickets().subscribe().dispose();

            assertThat(claim).succeedsWithin(AT_MOST);
            assertThat(connections(redis)).isEqualTo(before);
        }
    }

    /** The other writes are not confirmed, and fail. */
    @Test
    void whileReplicasAreMissingTokensAreReadWithoutAFailure() {
        try (RedisProcess server = RedisProcess.start()) {
            connect(FeedpinRedis.builder(server.uri()).replicas(1));
            TokenStore tokens = Objects.requireNonNull(connection).tokenStore(BaseUrl.FEISHU, APP);
            AtomicReference<@Nullable Throwable> unconfirmed = new AtomicReference<>();
            limiters.forEach(limiter -> limiter.acquire().subscribe(Permit::completed, unconfirmed::set));
            Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
            Flux.interval(Duration.ofMillis(50))
                    .take(60)
                    .flatMap(i -> tokens.get(KEY)
                            .then()
                            .timeout(Duration.ofSeconds(1))
                            .onErrorResume(failure -> Mono.fromRunnable(() -> failures.add(failure))))
                    .blockLast(AT_MOST);

            assertThat(failures).isEmpty();
            SharedCalls.await("a failure", () -> unconfirmed.get() != null);
            assertThat(unconfirmed.get()).hasMessageContaining("only 0 of 1 replicas confirmed");
        }
    }

    @Test
    void inAClusterEachNodeHasOneConnection() {
        int half = SlotHash.SLOT_COUNT / 2;
        try (RedisProcess first = RedisProcess.start("--cluster-enabled", "yes");
                RedisProcess second = RedisProcess.start("--cluster-enabled", "yes")) {
            RedisCommands<String, String> one = first.commands();
            RedisCommands<String, String> other = second.commands();
            one.clusterAddSlots(IntStream.range(0, half).toArray());
            other.clusterAddSlots(IntStream.range(half, SlotHash.SLOT_COUNT).toArray());
            other.clusterMeet("127.0.0.1", first.port());
            SharedCalls.await("the cluster", () -> isComplete(one) && isComplete(other));
            int before = connections(one) + connections(other);
            connect(first.uri());
            awaitPermitOfEach();

            assertThat(one.dbsize()).isPositive();
            assertThat(one.dbsize() + other.dbsize()).isEqualTo(TENANTS);
            assertThat(other.dbsize()).isPositive();
            awaitPermitOfEach();
            assertThat(connections(one) + connections(other)).isEqualTo(before + 2);
        }
    }

    private static boolean isComplete(RedisCommands<String, String> node) {
        String info = node.clusterInfo();
        return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:2");
    }
}
