package io.github.feedpin.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    @Test
    void byDefaultACallIsSentFourTimesAndOneInFiveIsRepeated() {
        assertThat(RetryPolicy.defaults())
                .isEqualTo(new RetryPolicy(
                        4, Duration.ofMillis(200), Duration.ofSeconds(5), 0.2, 100, Duration.ofMinutes(1)));
    }

    @Test
    void noneSendsOnceAndRepeatsNothing() {
        RetryPolicy none = RetryPolicy.none();

        assertThat(none.maxAttempts()).isEqualTo(1);
        assertThat(none.budgetFloor()).isZero();
        assertThat(none.budgetRatio()).isZero();
    }

    @Test
    void anotherNumberOfAttemptsChangesNothingElse() {
        assertThat(RetryPolicy.defaults().withMaxAttempts(2))
                .isEqualTo(new RetryPolicy(
                        2, Duration.ofMillis(200), Duration.ofSeconds(5), 0.2, 100, Duration.ofMinutes(1)));
    }

    @Test
    void theSmallestValuesAreTaken() {
        Duration least = Duration.ofNanos(1);

        assertThat(new RetryPolicy(1, least, least, 0, 0, Duration.ZERO).firstBackoff())
                .isEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0  | PT0.2S | PT5S   | 0.2  | 100 | maxAttempts must be at least 1, but is 0
                    -1 | PT0.2S | PT5S   | 0.2  | 100 | maxAttempts must be at least 1, but is -1
                    4  | PT0S   | PT5S   | 0.2  | 100 | firstBackoff must be positive, but is PT0S
                    4  | PT-1S  | PT5S   | 0.2  | 100 | firstBackoff must be positive, but is PT-1S
                    4  | PT0.2S | PT0.1S | 0.2  | 100 | maxBackoff must be at least firstBackoff (PT0.2S), but is PT0.1S
                    4  | PT0.2S | PT5S   | -0.1 | 100 | budgetRatio must be 0 to 100, but is -0.1
                    4  | PT0.2S | PT5S   | 1e30 | 100 | budgetRatio must be 0 to 100, but is 1.0E30
                    4  | PT0.2S | PT2H   | 0.2  | 100 | maxBackoff must be at most PT1H, but is PT2H
                    4  | PT0.2S | PT5S   | 0.2  | -1  | budgetFloor must not be negative, but is -1
                    """)
    void aValueOutOfRangeIsRejectedByItsName(
            int maxAttempts, Duration first, Duration max, double ratio, int floor, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(maxAttempts, first, max, ratio, floor, Duration.ZERO))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT25H"})
    void anOutageOutOfRangeIsRejected(Duration outage) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.defaults().withMaxOutage(outage))
                .withMessageContaining("maxOutage");
    }

    @Test
    void aRatioThatIsNoNumberIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(
                        4, Duration.ofMillis(200), Duration.ofSeconds(5), Double.NaN, 100, Duration.ZERO))
                .withMessageContaining("budgetRatio");
    }
}
