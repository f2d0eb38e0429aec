package io.github.feedpin.examples.reminders.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Pace pace = new Pace(50, 1000);

    @Test
    void goesOnAsFastAsTheSecondAllows() {
        assertThat(pace.left(2500, 47_500, 50, SECOND)).isEqualTo(Duration.ofMillis(18_980));
    }

    @Test
    void waitsForTheNextMinuteWhenThisOnesCallsAreUsedUp() {
        assertThat(pace.left(50_000, 50_000, 1000, Duration.ofSeconds(20))).isEqualTo(Duration.ofMillis(59_980));
        assertThat(pace.left(50_000, 50_000, 1000, Duration.ofSeconds(50))).isEqualTo(Duration.ofMillis(29_980));
    }

    @Test
    void staysAsFarBehindTheLimitsAsItWas() {
        assertThat(pace.left(2500, 2500, 50, SECOND.multipliedBy(4))).isEqualTo(Duration.ofMillis(3920));
    }

    @Test
    void reckonsWithAsManyPeopleInACallAsThereWere() {
        assertThat(pace.left(500, 1000, 50, SECOND)).isEqualTo(Duration.ofMillis(1980));
    }

    @Test
    void hasNothingToSayTooEarlyAndNothingLeftAtTheEnd() {
        assertThat(pace.left(50, 50, 1, Duration.ofMillis(999))).isNull();
        assertThat(pace.left(0, 50, 1, Duration.ofSeconds(9))).isNull();
        assertThat(pace.left(50, 0, 1, SECOND)).isEqualTo(Duration.ZERO);
    }

    @Test
    void countsASecondThatHasBegunAsAWholeOne() {
        assertThat(Pace.callsPerSecond(50, Duration.ofMillis(10))).isEqualTo(50);
        assertThat(Pace.callsPerSecond(60, Duration.ofMillis(1500))).isEqualTo(30);
    }
}
