package io.github.feedpin.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void medianOfAnOddNumberOfValuesIsTheMiddleOne() {
        assertThat(Summary.of(9, 1, 4)).isEqualTo(new Summary(4, 1, 9));
    }

    @Test
    void medianOfAnEvenNumberOfValuesIsTheMeanOfTheMiddleTwo() {
        assertThat(Summary.of(9, 1, 4, 6).median()).isEqualTo(5);
    }

    @Test
    void textContainsTheRangeUnlessAllValuesLookTheSame() {
        assertThat(Summary.of(1000, 2000.4, 1500).text(0)).isEqualTo("1,500 (1,000–2,000)");
        assertThat(Summary.of(10.04, 10.01).text(1)).isEqualTo("10.0");
    }

    @Test
    void whenThereAreNoValuesSummaryFails() {
        assertThatIllegalArgumentException().isThrownBy(() -> Summary.of());
    }
}
