package io.github.feedpin.examples.reminders.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Pace pace = new Pace(50, 1000);

    @Test
    void whenRunIsAtTheLimitRemainingTimeFollowsTheQuotaPerSecond() {
        assertThat(pace.remaining(2500, 47_500, 50, SECOND)).isEqualTo(Duration.ofMillis(18_980));
    }

    @Test
    void whenQuotaPerMinuteIsUsedUpRemainingTimeIncludesTheWait() {
        assertThat(pace.remaining(50_000, 50_000, 1000, Duration.ofSeconds(20))).isEqualTo(Duration.ofMillis(59_980));
        assertThat(pace.remaining(50_000, 50_000, 1000, Duration.ofSeconds(50))).isEqualTo(Duration.ofMillis(29_980));
    }

    @Test
    void whenRunIsSlowerThanTheLimitRemainingTimeAssumesTheSamePace() {
        assertThat(pace.remaining(2500, 2500, 50, SECOND.multipliedBy(4))).isEqualTo(Duration.ofMillis(3920));
    }

    @Test
    void whenBatchesAreSmallRemainingTimeAssumesTheSameSize() {
        assertThat(pace.remaining(500, 1000, 50, SECOND)).isEqualTo(Duration.ofMillis(1980));
    }

    @Test
    void remainingTimeIsNullAtTheStartAndZeroAtTheEnd() {
        assertThat(pace.remaining(50, 50, 1, Duration.ofMillis(999))).isNull();
        assertThat(pace.remaining(0, 50, 1, Duration.ofSeconds(9))).isNull();
        assertThat(pace.remaining(50, 0, 1, SECOND)).isEqualTo(Duration.ZERO);
    }

    @Test
    void callsPerSecondCountsAPartialSecondAsAFullOne() {
        assertThat(Pace.callsPerSecond(50, Duration.ofMillis(10))).isEqualTo(50);
        assertThat(Pace.callsPerSecond(60, Duration.ofMillis(1500))).isEqualTo(30);
    }
}
