package io.github.feedpin.benchmarks.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void theMedianStandsInTheMiddle() {
        assertThat(Spread.of(9, 1, 4)).isEqualTo(new Spread(4, 1, 9));
    }

    @Test
    void ofTwoInTheMiddleTheMeanCounts() {
        assertThat(Spread.of(9, 1, 4, 6).median()).isEqualTo(5);
    }

    @Test
    void theTextHasTheRangeWhereItIsOne() {
        assertThat(Spread.of(1000, 2000.4, 1500).text(0)).isEqualTo("1,500 (1,000–2,000)");
        assertThat(Spread.of(10.04, 10.01).text(1)).isEqualTo("10.0");
    }

    @Test
    void ofNothingThereIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }
}
