package io.github.feedpin.benchmarks.runs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunResultTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "50, 0", "51, 1", "100, 1", "1000, 19", "1001, 60", "2000, 79", "10000, 559"})
    void minimumDurationKeepsBothLimits(int calls, int seconds) {
        assertThat(RunResult.minimumSeconds(calls * RunResult.USERS_PER_CALL)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2500, 0", "2501, 1"})
    void incompleteBatchCountsAsACall(int users, int seconds) {
        assertThat(RunResult.minimumSeconds(users)).isEqualTo(seconds);
    }
}
