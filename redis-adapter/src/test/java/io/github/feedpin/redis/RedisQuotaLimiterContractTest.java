package io.github.feedpin.redis;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.simulator.contract.QuotaLimiterContract;
import io.github.feedpin.testsupport.RedisProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A limiter of a process that is alone, on a real Redis; each test has a quota of its own. */
@Execution(ExecutionMode.CONCURRENT)
class RedisQuotaLimiterContractTest implements QuotaLimiterContract {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private static final AtomicInteger QUOTAS = new AtomicInteger();

    private static RedisProcess server;
    private static FeedpinRedis redis;

    private final List<QuotaLimiter> limiters = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = RedisProcess.start();
        redis = FeedpinRedis.builder(server.uri()).build();
    }

    @AfterAll
    static void stop() {
        redis.close().block(AT_MOST);
        server.close();
    }

    @AfterEach
    void closeLimiters() {
        limiters.forEach(limiter -> limiter.close().block(AT_MOST));
    }

    @Override
    public QuotaLimiter limiter(Quota quota) {
        QuotaLimiter limiter = redis.quotaLimiter(BaseUrl.FEISHU, "cli_" + QUOTAS.incrementAndGet())
                .quota(quota)
                .longestCall(Duration.ofMillis(1))
                .times(Duration.ofMillis(100), Duration.ofSeconds(30))
                .build();
        limiters.add(limiter);
        return limiter;
    }
}
