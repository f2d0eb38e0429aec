package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.testsupport.RedisProcess;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The documented memory of a quota in a real Redis. */
class QuotaMemoryTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final int PROCESSES = 20;

    @Test
    void quotaAndItsProcessesUseTheDocumentedMemory() {
        try (RedisProcess redis = RedisProcess.start()) {
            FeedpinRedis connection = FeedpinRedis.builder(redis.uri()).build();
            RedisCommands<String, String> commands = redis.commands();
            List<QuotaLimiter> limiters = new ArrayList<>();
            limiters.add(limiter(connection));
            Permit permit = Objects.requireNonNull(limiters.get(0).acquire().block(AT_MOST));
            permit.completed();
            String key = commands.keys("*").get(0);
            long one = commands.memoryUsage(key);
            long fields = commands.hlen(key);
            for (int i = 1; i < PROCESSES; i++) {
                limiters.add(limiter(connection));
            }
            SharedCalls.await("all processes", () -> commands.hlen(key) >= fields + PROCESSES - 1);
            long each = (commands.memoryUsage(key) - one) / (PROCESSES - 1);
            limiters.forEach(limiter -> limiter.close().block(AT_MOST));
            connection.close().block(AT_MOST);

            assertThat(one).isLessThanOrEqualTo(900);
            assertThat(each).isLessThanOrEqualTo(160);
        }
    }

    private static QuotaLimiter limiter(FeedpinRedis connection) {
        return connection.quotaLimiter(BaseUrl.FEISHU, "cli_memory").build();
    }
}
