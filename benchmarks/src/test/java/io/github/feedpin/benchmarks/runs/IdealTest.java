package io.github.feedpin.benchmarks.runs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdealTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "50, 0", "51, 1", "100, 1", "1000, 19", "1001, 60", "2000, 79", "10000, 559"})
    void callsWaitForTheirSecondAndTheirMinute(int calls, int seconds) {
        assertThat(Ideal.seconds(calls)).isEqualTo(seconds);
    }
}
