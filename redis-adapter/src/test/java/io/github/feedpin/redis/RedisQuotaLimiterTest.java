package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.QuotaUnavailableException;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaListener;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.quota.SharedQuotaLimiter;
import io.github.feedpin.testsupport.RedisProcess;
import io.github.feedpin.time.TimeSource;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import reactor.blockhound.BlockHound;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The limiter on a real Redis. */
@Execution(ExecutionMode.CONCURRENT)
class RedisQuotaLimiterTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final Duration EXCHANGE_TIMEOUT = Duration.ofSeconds(2);
    private static final Pattern LOCKS = Pattern.compile("DelayedWorkQueue|PoolingAllocator|MethodTranslator");
    private static final Queue<String> BLOCKED = new ConcurrentLinkedQueue<>();

    static {
        BlockHound.install(builder -> builder.blockingMethodCallback(method -> {
            Thread thread = Thread.currentThread();
            if (thread.getName().matches("(lettuce|parallel)-.*") && isOurs(thread.getStackTrace())) {
                BLOCKED.add(thread.getName() + ": " + method + " " + Arrays.toString(thread.getStackTrace()));
            }
        }));
    }

    /** Returns whether code of Feedpin blocks, other than for a lock of an executor, of Netty or of Lettuce. */
    private static boolean isOurs(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().startsWith("io.github.feedpin")
                                && !frame.getClassName().startsWith(RedisQuotaLimiterTest.class.getName()))
                && Arrays.stream(stack)
                        .noneMatch(frame -> LOCKS.matcher(frame.getClassName()).find());
    }

    private final RedisProcess redis = RedisProcess.start();
    private final SharedCalls shared = new SharedCalls();

    @AfterEach
    void stop() {
        shared.close();
        redis.close();
    }

    @Test
    void processesShareTheQuotaEvenly() {
        for (int i = 0; i < 4; i++) {
            shared.add(redis.uri());
        }
        shared.start();
        shared.awaitMoreOfEach(40);
        shared.assertWindowsHold();
    }

    @Test
    void permitsAreGrantedOffTheThreadsOfLettuceWhichNeverBlock() {
        shared.add(redis.uri());
        shared.start();
        shared.awaitMoreOfEach(40);

        assertThat(shared.grants).noneMatch(grant -> grant.thread().startsWith("lettuce"));
        assertThat(BLOCKED).isEmpty();
    }

    @Test
    void clocksThatDifferExceedNoWindow() {
        addWithClockAhead(Duration.ofMillis(400));
        addWithClockAhead(Duration.ofDays(-3));
        shared.start();
        shared.awaitMoreOfEach(60);
        shared.assertWindowsHold();
    }

    private void addWithClockAhead(Duration offset) {
        shared.add(shared.redis(redis.uri()).timeSource(withOffset(offset)), SharedCalls.HEARTBEAT, SharedCalls.LEASE);
    }

    private static TimeSource withOffset(Duration offset) {
        LongSupplier clock = () -> System.nanoTime() + offset.toNanos();
        return new TimeSource(Schedulers.parallel(), clock, Schedulers.boundedElastic());
    }

    @Test
    void closedLimiterReturnsItsSlots() {
        QuotaLimiter first = shared.add(redis.uri());
        shared.start();
        shared.awaitMoreOfEach(40);
        shared.stopCalls();
        first.close().block(AT_MOST);
        assertThat(failureOf(first)).hasMessageContaining("closed");

        shared.add(redis.uri());
        shared.start();
        SharedCalls.await("all slots", () -> slots(shared.limiters.get(1)) == 20);
        shared.assertWindowsHold();
    }

    @Test
    void closingDoesNotWaitForAnExchangeThatRedisLeavesUnanswered() {
        QuotaLimiter limiter = shared.add(redis.uri());
        shared.start();
        shared.awaitMoreOfEach(5);
        redis.signal("STOP");
        long start = System.nanoTime();
        limiter.close().block(AT_MOST);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(EXCHANGE_TIMEOUT);
        redis.signal("CONT");
    }

    @Test
    void withoutRedisRequestsFail() {
        QuotaLimiter limiter = shared.add(RedisURI.create("127.0.0.1", 1));

        assertThat(failureOf(limiter))
                .isInstanceOf(QuotaUnavailableException.class)
                .hasMessageContaining("Redis cannot be reached");
    }

    private static Throwable failureOf(QuotaLimiter limiter) {
        return Objects.requireNonNull(limiter.acquire()
                .<Throwable>map(permit -> new AssertionError("a permit"))
                .onErrorResume(failure -> Mono.just(failure))
                .block(AT_MOST));
    }

    @Test
    void whereReplicasAreRequiredNothingIsGrantedWithoutThem() {
        shared.add(shared.redis(redis.uri()).replicas(1), SharedCalls.HEARTBEAT, Duration.ofSeconds(2));
        shared.start();
        SharedCalls.await("a failure", () -> !shared.failures.isEmpty());
        assertThat(shared.failures.peek()).hasMessageContaining("0 of 1 replicas");
        assertThat(shared.grants).isEmpty();

        try (RedisProcess replica = RedisProcess.start("--replicaof", "127.0.0.1", String.valueOf(redis.port()))) {
            SharedCalls.await("all slots", () -> slots(shared.limiters.get(0)) == 20);
            shared.awaitMoreOfEach(20);
            shared.assertWindowsHold();
            assertThat(replica.port()).isPositive();
        }
    }

    @Test
    void limiterTellsHowManyProcessesShareAndHowLongItsLeaseLasts() {
        AtomicInteger exchanges = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        QuotaListener listener = new QuotaListener() {
            @Override
            public void onExchange(boolean succeeded, Duration duration) {
                (succeeded ? exchanges : failures).incrementAndGet();
                throw new IllegalStateException("scripted");
            }
        };
        FeedpinRedis connection = shared.redis(redis.uri()).build();
        SharedQuotaLimiter limiter =
                SharedCalls.limiter(connection).listener(listener).build();
        shared.add(redis.uri());
        SharedCalls.await("the other process", () -> limiter.processes() == 2);

        assertThat(limiter.leaseLeft()).isPositive().isLessThanOrEqualTo(SharedCalls.LEASE);
        assertThat(limiter.lastExchangeFailure()).isEmpty();
        assertThat(exchanges).hasPositiveValue();

        redis.kill();
        SharedCalls.await("the end of the lease", () -> limiter.leaseLeft().isZero());

        assertThat(limiter.lastExchangeFailure()).contains("Redis cannot be reached");
        assertThat(failures).hasPositiveValue();
        limiter.close().block(AT_MOST);
        connection.close().block(AT_MOST);
    }

    private static int slots(QuotaLimiter limiter) {
        QuotaSnapshot snapshot = Objects.requireNonNull(limiter.snapshot().block(AT_MOST));
        return snapshot.windows().get(0).slots();
    }

    /** The rights that docs/redis.md lists. */
    @Test
    void userWithTheDocumentedRightsSuffices() {
        RedisCommands<String, String> admin = redis.commands();
        admin.aclSetuser(
                "feedpin",
                AclSetuserArgs.Builder.on()
                        .addPassword("secret")
                        .keyPattern("feedpin:*")
                        .noCommands()
                        .addCommand(CommandType.EVALSHA)
                        .addCommand(CommandType.EVAL)
                        .addCommand(CommandType.WAIT)
                        .addCommand(CommandType.TIME)
                        .addCommand(CommandType.HGETALL)
                        .addCommand(CommandType.HSET)
                        .addCommand(CommandType.HDEL)
                        .addCommand(CommandType.PING)
                        .addCommand(CommandType.HELLO)
                        .addCommand(CommandType.AUTH));
        shared.add(RedisURI.Builder.redis("127.0.0.1", redis.port())
                .withAuthentication("feedpin", "secret".toCharArray())
                .build());
        shared.start();
        shared.awaitMoreOfEach(10);
    }

    @Test
    void inAClusterTheNodeWithTheKeyIsFound() {
        try (RedisProcess owner = RedisProcess.start("--cluster-enabled", "yes");
                RedisProcess other = RedisProcess.start("--cluster-enabled", "yes")) {
            int[] slots = IntStream.range(0, SlotHash.SLOT_COUNT).toArray();
            owner.commands().clusterAddSlots(slots);
            other.commands().clusterMeet("127.0.0.1", owner.port());
            shared.add(other.uri());
            shared.start();
            shared.awaitMoreOfEach(20);
            assertThat(owner.commands().dbsize()).isEqualTo(1);
            assertThat(other.commands().dbsize()).isZero();
        }
        shared.assertWindowsHold();
    }
}
