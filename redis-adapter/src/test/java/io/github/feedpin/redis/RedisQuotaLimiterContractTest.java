package io.github.feedpin.redis;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.simulator.contract.QuotaLimiterContract;
import io.github.feedpin.testsupport.RedisProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/** A limiter of a process that is alone, on a real Redis; each test has a quota of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisQuotaLimiterContractTest implements QuotaLimiterContract {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final RedisProcess server = RedisProcess.start();
    private final FeedpinRedis redis = FeedpinRedis.builder(server.uri()).build();
    private final List<QuotaLimiter> limiters = new ArrayList<>();
    private int quotas;

    @AfterEach
    void closeLimiters() {
        limiters.forEach(limiter -> limiter.close().block(AT_MOST));
        limiters.clear();
    }

    @AfterAll
    void stop() {
        redis.close().block(AT_MOST);
        server.close();
    }

    @Override
    public QuotaLimiter limiter(Quota quota) {
        QuotaLimiter limiter = redis.quotaLimiter(BaseUrl.FEISHU, "cli_" + ++quotas)
                .quota(quota)
                .longestCall(Duration.ofMillis(1))
                .times(Duration.ofMillis(100), Duration.ofSeconds(30))
                .build();
        limiters.add(limiter);
        return limiter;
    }
}
