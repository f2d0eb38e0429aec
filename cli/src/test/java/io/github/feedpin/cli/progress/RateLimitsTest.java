package io.github.feedpin.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private static final RateLimits PLATFORM = new RateLimits(50, 1000);

    @Test
    void runAtFullPaceTakesTheRestOfTheMinimumTime() {
        assertThat(PLATFORM.remaining(100, 101, Duration.ofMillis(1500))).isEqualTo(Duration.ofMillis(2500));
    }

    @Test
    void pauseOfAFullMinuteDoesNotCountAsSlowness() {
        assertThat(PLATFORM.remaining(1000, 51, Duration.ofSeconds(40))).isEqualTo(Duration.ofSeconds(21));
    }

    @Test
    void slowerRunIsExpectedToStaySlower() {
        assertThat(PLATFORM.remaining(100, 101, Duration.ofSeconds(4))).isEqualTo(Duration.ofSeconds(4));
        assertThat(new RateLimits(1_000_000, 60_000_000).remaining(100, 301, Duration.ofSeconds(10)))
                .isCloseTo(Duration.ofSeconds(30), Duration.ofMillis(1));
    }

    @Test
    void whenNoCallsRemainRemainingTimeIsZero() {
        assertThat(PLATFORM.remaining(5, 0, Duration.ofSeconds(1))).isZero();
        assertThat(PLATFORM.remaining(0, 1, Duration.ZERO)).isZero();
    }
}
