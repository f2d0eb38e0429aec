package io.github.feedpin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.pin.PinCallEnd;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinCallEndTest {

    private static final PinCallEnd END = PinCallEnd.of("ou_1", PinCallEnd.Result.UNCHANGED);

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 51, 100})
    void maximumOutOfRangeIsRejected(int users) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> END.repeatedAfter(Duration.ZERO, users))
                .withMessage("maxUsers must be 1 to 50, but is " + users);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50})
    void maximumInRangeIsAccepted(int users) {
        assertThat(END.repeatedAfter(Duration.ZERO, users).maxUsers()).isEqualTo(users);
    }

    @Test
    void negativeWaitIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> END.repeatedAfter(Duration.ofMillis(-1), 50))
                .withMessage("retryAfter must not be negative, but is PT-0.001S");
    }
}
