package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.quota.QuotaLimiter;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Connections without the application's {@code ClientResources}. */
@Isolated("Compares the threads of the whole JVM")
class OwnThreadsTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    @Test
    void closedConnectionLeavesNoThread() {
        Set<Thread> before = threads();
        for (int i = 0; i < 3; i++) {
            FeedpinRedis connection =
                    FeedpinRedis.builder(RedisURI.create("127.0.0.1", 1)).build();
            QuotaLimiter limiter = SharedCalls.limiter(connection).build();
            SharedCalls.await("threads", () -> hasOtherThan(before));
            limiter.close().block(AT_MOST);
            connection.close().block(AT_MOST);
            SharedCalls.await("the end of the threads", () -> !hasOtherThan(before));
        }
        assertThat(threads()).isSubsetOf(before);
    }

    private static boolean hasOtherThan(Set<Thread> before) {
        return !before.containsAll(threads());
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lettuce-"))
                .collect(Collectors.toSet());
    }
}
