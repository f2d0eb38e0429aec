package io.github.feedpin.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private static final Pace PLATFORM = new Pace(50, 1000);

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "50, 0", "51, 1", "100, 1", "239, 4", "1000, 19", "1001, 60", "2000, 79", "10000, 559"})
    void minimumTimeUnderTheLimitsOfThePlatform(long calls, long seconds) {
        assertThat(PLATFORM.minimumDuration(calls)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"5, 1000, 10, 1", "5, 60000000, 1000, 199", "1, 1, 3, 120", "1000000, 60000000, 20000, 0"})
    void minimumTimeUnderOtherLimits(int perSecond, int perMinute, long calls, long seconds) {
        assertThat(new Pace(perSecond, perMinute).minimumDuration(calls)).isEqualTo(Duration.ofSeconds(seconds));
    }

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
        assertThat(new Pace(1_000_000, 60_000_000).remaining(100, 301, Duration.ofSeconds(10)))
                .isCloseTo(Duration.ofSeconds(30), Duration.ofMillis(1));
    }

    @Test
    void whenNoCallsRemainRemainingTimeIsZero() {
        assertThat(PLATFORM.remaining(5, 0, Duration.ofSeconds(1))).isZero();
        assertThat(PLATFORM.remaining(0, 1, Duration.ZERO)).isZero();
    }
}
