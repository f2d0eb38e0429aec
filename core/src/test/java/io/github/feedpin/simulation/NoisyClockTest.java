package io.github.feedpin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
class NoisyClockTest {

    private static final int NOISE_MILLIS = 20;
    private static final int SEEDS = Boolean.getBoolean("thorough") ? 5 : 2;

    @ParameterizedTest
    @EnumSource
    void whenTheServersClockIsInaccurateNoCallIsRejected(Network network) {
        assertThat(RateControlTable.rows(network, SEEDS, NOISE_MILLIS))
                .allSatisfy(row -> assertThat(row.rejected()).as(row.toString()).isZero());
    }
}
