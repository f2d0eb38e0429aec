package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.feedpin.platform.BaseUrl;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisQuotaLimiterBuilderTest {

    private final FeedpinRedis redis =
            FeedpinRedis.builder(RedisURI.create("127.0.0.1", 1)).build();
    private final RedisQuotaLimiterBuilder builder = redis.quotaLimiter(BaseUrl.FEISHU, "cli_a1b2c3");

    @AfterEach
    void close() {
        redis.close().block(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void longestCallThatIsNotPositiveIsRejected(Duration duration) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.longestCall(duration))
                .withMessage("The longest call must be positive, but is " + duration);
    }

    @Test
    @SuppressWarnings("NullAway") // as from Kotlin or unchecked code
    void missingValuesAreNamed() {
        assertThatNullPointerException().isThrownBy(() -> builder.lease(null)).withMessage("duration");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.longestCall(null))
                .withMessage("duration");
        FeedpinRedisBuilder connection = FeedpinRedis.builder(RedisURI.create("127.0.0.1", 1));
        assertThatNullPointerException()
                .isThrownBy(() -> connection.encryptionKey(null))
                .withMessage("key");
    }

    @Test
    void leaseThatIsTooShortIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.lease(Duration.ofMillis(2_999)))
                .withMessage("A lease takes at least 3 seconds, but is PT2.999S");
    }
}
