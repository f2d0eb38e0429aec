package io.github.feedpin.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs while the limit is lower than documented, or is used by another process as well. */
@Timeout(180)
class LowerLimitTest {

    private static final int CALLS = 10_000;
    private static final int SEEDS = Boolean.getBoolean("thorough") ? 5 : 2;

    @Test
    void whenTheServerAllowsSmallerBurstsFewCallsAreRejected() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Simulation.Result result = Simulation.of(ServerModel.burstOfTen(), Network.USUAL, CALLS)
                    .run(seed);
            assertThat(result.applied()).isEqualTo(CALLS);
            assertThat(result.rejected()).isLessThanOrEqualTo(50);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whenTheQuotaIsSharedFewCallsAreRejected(Network network) {
        for (long seed = 0; seed < SEEDS; seed++) {
            Simulation.Result result = new Simulation(ServerModel.slidingLog(), network, CALLS, 0, 5).run(seed);
            assertThat(result.applied()).isEqualTo(CALLS);
            assertThat(result.rejected()).isLessThanOrEqualTo(25);
        }
    }

    @Test
    void whenTheQuotaIsSharedEveryUserIsApplied() {
        assertThat(ServerModel.documented()).allSatisfy(server -> {
            Simulation.Result result = new Simulation(server, Network.TAILS, CALLS, 0, 5).run(1);
            assertThat(result.applied()).isEqualTo(CALLS);
        });
    }
}
