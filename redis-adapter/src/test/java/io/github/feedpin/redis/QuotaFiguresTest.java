package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.testsupport.RedisProcess;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Prints how long the script takes and how often it runs, with processes that always have calls to make. */
@Tag("real-time")
class QuotaFiguresTest {

    private static final Duration MEASURED = Duration.ofSeconds(20);
    private static final Duration AT_MOST = Duration.ofMinutes(2);

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 50, 200})
    @Timeout(120)
    void scriptIsFast(int processes) {
        try (RedisProcess redis = RedisProcess.start("--slowlog-max-len", "100000")) {
            FeedpinRedis connection = FeedpinRedis.builder(redis.uri()).build();
            List<QuotaLimiter> limiters = Stream.<QuotaLimiter>generate(() -> connection
                            .quotaLimiter(BaseUrl.FEISHU, "cli_figures")
                            .build())
                    .limit(processes)
                    .toList();
            RedisCommands<String, String> admin = redis.commands();
            LongAdder granted = new LongAdder();
            Disposable calls = Flux.fromIterable(limiters)
                    // More calls at a time than a second allows.
                    .flatMap(
                            limiter -> Flux.range(0, 64).flatMap(call -> endlessCalls(limiter, granted), 64), processes)
                    .subscribe();
            Mono.delay(Duration.ofSeconds(5)).block(AT_MOST);
            admin.slowlogReset();
            admin.configSet("slowlog-log-slower-than", "0");
            long before = granted.sum();
            double cpu = cpuSeconds(admin);
            Mono.delay(MEASURED).block(AT_MOST);
            admin.configSet("slowlog-log-slower-than", "-1");
            long permits = granted.sum() - before;
            double used = cpuSeconds(admin) - cpu;
            long[] micros = admin.slowlogGet(100_000).stream()
                    .map(entry -> (List<?>) entry)
                    .filter(entry ->
                            String.valueOf(((List<?>) entry.get(3)).get(0)).equalsIgnoreCase("evalsha"))
                    .mapToLong(entry -> (Long) entry.get(2))
                    .sorted()
                    .toArray();
            calls.dispose();
            Flux.fromIterable(limiters).flatMap(QuotaLimiter::close, processes).blockLast(AT_MOST);
            connection.close().block(AT_MOST);

            System.out.printf(
                    "| %d | %d | %d | %.0f | %.1f | %.2f |%n",
                    processes,
                    micros[micros.length / 2],
                    micros[micros.length * 99 / 100],
                    used * 1_000_000 / micros.length,
                    micros.length / (double) MEASURED.toSeconds(),
                    micros.length / (double) Math.max(1, permits));
            // Most of the difference to the 99th percentile is other work of the machine.
            assertThat(micros[micros.length / 2]).isLessThan(1_000);
        }
    }

    private static double cpuSeconds(RedisCommands<String, String> redis) {
        return redis.info("cpu")
                .lines()
                .filter(line -> line.matches("used_cpu_(user|sys):.*"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(':') + 1)))
                .sum();
    }

    private static Flux<Long> endlessCalls(QuotaLimiter limiter, LongAdder granted) {
        return Mono.defer(limiter::acquire)
                .flatMap(permit -> {
                    granted.increment();
                    return Mono.delay(Duration.ofMillis(30)).doOnNext(end -> permit.completed());
                })
                .repeat()
                .onErrorComplete();
    }
}
