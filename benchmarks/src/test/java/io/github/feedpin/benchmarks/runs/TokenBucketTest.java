package io.github.feedpin.benchmarks.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final TokenBucket bucket = new TokenBucket(50, Duration.ofSeconds(1), 0);

    private void takeAll() {
        for (int i = 0; i < 50; i++) {
            assertThat(bucket.take(0)).isZero();
        }
    }

    @Test
    void bucketIsFullAtFirstAndRefilledEvenly() {
        takeAll();

        assertThat(bucket.take(SECOND / 50)).isZero();
        assertThat(bucket.take(SECOND / 50)).isBetween(SECOND / 50, SECOND / 50 + 10);
    }

    @Test
    void tokensTakenInAdvanceAreWaitedForInOrder() {
        takeAll();

        assertThat(bucket.take(0)).isBetween(SECOND / 50, SECOND / 50 + 10);
        assertThat(bucket.take(0)).isBetween(SECOND / 25, SECOND / 25 + 10);
    }

    @Test
    void whenTheBucketIsFullNoTokensAreAdded() {
        takeAll();

        for (int i = 0; i < 50; i++) {
            assertThat(bucket.take(10 * SECOND)).isZero();
        }
        assertThat(bucket.take(10 * SECOND)).isPositive();
    }
}
