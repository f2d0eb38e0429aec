package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaWindow;
import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Limiters that share a small quota through a real Redis, and endless calls that end at once. */
final class SharedCalls implements AutoCloseable {

    /** Short windows, so that a test sees many of them. */
    static final Quota QUOTA = new Quota(List.of(
            new QuotaWindow(20, Duration.ofMillis(300), Duration.ofMillis(5)),
            new QuotaWindow(60, Duration.ofMillis(1_500), Duration.ofMillis(5))));

    static final Duration HEARTBEAT = Duration.ofMillis(100);
    static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final int CONCURRENT = 8;

    /** A granted permit. */
    record Grant(int limiter, long nanos, String thread) {}

    final Queue<Grant> grants = new ConcurrentLinkedQueue<>();
    final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    final List<QuotaLimiter> limiters = new ArrayList<>();
    private final List<FeedpinRedis> connections = new ArrayList<>();
    private final List<Disposable> calls = new ArrayList<>();
    private final ClientResources resources = DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .build();

    FeedpinRedisBuilder redis(RedisURI uri) {
        return FeedpinRedis.builder(uri).clientResources(resources);
    }

    /** Returns a builder with short times and the small quota. */
    static RedisQuotaLimiterBuilder limiter(FeedpinRedis redis) {
        return redis.quotaLimiter(BaseUrl.FEISHU, "cli_shared")
                .quota(QUOTA)
                .longestCall(Duration.ofMillis(1))
                .times(HEARTBEAT, LEASE);
    }

    QuotaLimiter add(RedisURI uri) {
        return add(redis(uri), HEARTBEAT, LEASE);
    }

    /** Adds a limiter with a connection of its own. */
    QuotaLimiter add(FeedpinRedisBuilder redis, Duration heartbeat, Duration lease) {
        FeedpinRedis connection = redis.build();
        QuotaLimiter limiter = limiter(connection).times(heartbeat, lease).build();
        connections.add(connection);
        limiters.add(limiter);
        return limiter;
    }

    /** Starts endless calls on all limiters. */
    void start() {
        for (int i = 0; i < limiters.size(); i++) {
            start(i);
        }
    }

    /** Starts endless calls on one limiter. */
    void start(int number) {
        for (int call = 0; call < CONCURRENT; call++) {
            calls.add(limiters.get(number)
                    .acquire()
                    .doOnNext(permit -> end(number, permit))
                    .then()
                    .onErrorResume(failure -> {
                        failures.add(failure);
                        return Mono.delay(Duration.ofMillis(50)).then();
                    })
                    .repeat()
                    .subscribe());
        }
    }

    private void end(int number, @Nullable Permit permit) {
        grants.add(new Grant(number, System.nanoTime(), Thread.currentThread().getName()));
        if (permit != null) {
            permit.completed();
        }
    }

    /** Waits until each of the limiters has granted so many more permits. */
    void awaitMoreOfEach(int permits) {
        awaitMoreOf(permits, IntStream.range(0, limiters.size()).toArray());
    }

    /** Waits until some of the limiters have granted so many more permits each. */
    void awaitMoreOf(int permits, int... numbers) {
        long[] wanted =
                IntStream.of(numbers).mapToLong(i -> countOf(i) + permits).toArray();
        for (int i = 0; i < wanted.length; i++) {
            int index = i;
            await("more permits of limiter " + numbers[i], () -> countOf(numbers[index]) >= wanted[index]);
        }
    }

    /** Waits for a failure whose message contains a text. */
    void awaitFailure(String text) {
        await(
                "a failure with " + text,
                () -> failures.stream()
                        .anyMatch(
                                failure -> String.valueOf(failure.getMessage()).contains(text)));
    }

    long countOf(int number) {
        return grants.stream().filter(grant -> grant.limiter() == number).count();
    }

    static void await(String what, BooleanSupplier condition) {
        await(what, AT_MOST, condition);
    }

    static void await(String what, Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    void assertWindowsHold() {
        long[] sorted = grants.stream().mapToLong(Grant::nanos).sorted().toArray();
        for (QuotaWindow window : QUOTA.windows()) {
            for (int i = window.limit(); i < sorted.length; i++) {
                assertThat(sorted[i] - sorted[i - window.limit()])
                        .as("time from permit %s to permit %s", i - window.limit(), i)
                        .isGreaterThanOrEqualTo(window.length().toNanos());
            }
        }
    }

    void stopCalls() {
        calls.forEach(Disposable::dispose);
    }

    @Override
    public void close() {
        stopCalls();
        limiters.forEach(limiter -> limiter.close().block(AT_MOST));
        connections.forEach(connection -> connection.close().block(AT_MOST));
        resources.shutdown(0, 100, TimeUnit.MILLISECONDS);
    }
}
