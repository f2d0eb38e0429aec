package io.github.feedpin.benchmarks.runs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsCommandTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "2500, 0", "2501, 1", "50001, 60"})
    void incompleteBatchCountsAsACall(int users, int seconds) {
        assertThat(RunsCommand.minimumDuration(users)).hasSeconds(seconds);
    }
}
