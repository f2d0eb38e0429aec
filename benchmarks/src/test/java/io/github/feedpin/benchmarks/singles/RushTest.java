package io.github.feedpin.benchmarks.singles;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.benchmarks.simulation.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RushTest {

    private static Aftermath aftermath(Manner manner, int perSecond) {
        return new Rush(manner, Network.USUAL, perSecond, 2).run();
    }

    @ParameterizedTest
    @EnumSource
    void everybodyIsPinnedAndNoCallRejected(Manner manner) {
        Aftermath aftermath = aftermath(manner, 500);

        assertThat(aftermath.pinned()).isEqualTo(1_000);
        assertThat(aftermath.rejected()).isZero();
        assertThat(aftermath.percentile(0.5)).isLessThanOrEqualTo(aftermath.percentile(0.99));
        assertThat(aftermath.percentile(1)).isLessThanOrEqualTo(aftermath.seconds());
    }

    @Test
    void onlyThoseThatAreJoinedShareCalls() {
        assertThat(aftermath(Manner.JOINED, 500).usersPerCall()).isGreaterThan(8);
        assertThat(aftermath(Manner.NOT_JOINED, 500).calls()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @EnumSource
    void fewWaitForARoundTripAndNotMuchLonger(Manner manner) {
        assertThat(aftermath(manner, 10).percentile(1)).isBetween(0.03, 0.1);
    }
}
