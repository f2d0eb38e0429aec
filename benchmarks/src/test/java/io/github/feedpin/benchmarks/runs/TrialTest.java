package io.github.feedpin.benchmarks.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.benchmarks.runs.Course.Arrival;
import io.github.feedpin.benchmarks.simulation.Network;
import org.junit.jupiter.api.Test;

class TrialTest {

    private static final int CALLS = 1_000;

    private static Course course(Contender contender, long seed) {
        return new Trial(contender, Network.USUAL, CALLS).run(seed);
    }

    @Test
    void feedpinSendsEachCallOnceAndIsNotRejected() {
        Course course = course(Contender.FEEDPIN, 1);

        assertThat(course.arrivals()).hasSize(CALLS).allMatch(Arrival::accepted);
        assertThat(course.rejected()).isZero();
        assertThat(Ideal.seconds(CALLS) / course.seconds()).isGreaterThan(0.91);
    }

    @Test
    void theTokenBucketIsRejectedAndTriesAgainUntilAllAreAccepted() {
        Course course = course(Contender.TOKEN_BUCKET, 1);

        assertThat(course.arrivals()).filteredOn(Arrival::accepted).hasSize(CALLS);
        assertThat(course.rejected()).isGreaterThanOrEqualTo(49);
    }

    @Test
    void theSameSeedEndsTheSame() {
        assertThat(course(Contender.FEEDPIN, 7)).isEqualTo(course(Contender.FEEDPIN, 7));
        assertThat(course(Contender.FEEDPIN, 7)).isNotEqualTo(course(Contender.FEEDPIN, 8));
    }
}
