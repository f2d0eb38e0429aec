package io.github.feedpin.benchmarks.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.benchmarks.clients.SampleUserIds;
import io.github.feedpin.model.TimeSensitiveRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final int CALLS = 1_000;
    private static final List<String> USER_IDS = SampleUserIds.list(CALLS * TimeSensitiveRequest.MAX_USERS);

    private static RunResult run(Contender contender, long seed) {
        return Simulation.run(contender, USER_IDS, Duration.ofMillis(70), seed);
    }

    @Test
    void feedpinSendsEachCallOnceAndNoneIsRejected() {
        RunResult result = run(Contender.FEEDPIN, 1);

        assertThat(result.calls()).isEqualTo(CALLS);
        assertThat(result.rejected()).isZero();
        assertThat(RunsCommand.minimumDuration(USER_IDS.size()).toSeconds() / result.seconds())
                .isGreaterThan(0.91);
    }

    @Test
    void rejectedCallsOfTheTokenBucketAreRepeatedUntilAllAreAccepted() {
        RunResult result = run(Contender.TOKEN_BUCKET, 1);

        assertThat(result.calls() - result.rejected()).isEqualTo(CALLS);
        assertThat(result.rejected()).isGreaterThanOrEqualTo(49);
    }

    @Test
    void equalSeedsHaveEqualResults() {
        assertThat(run(Contender.FEEDPIN, 7)).isEqualTo(run(Contender.FEEDPIN, 7));
        assertThat(run(Contender.FEEDPIN, 7)).isNotEqualTo(run(Contender.FEEDPIN, 8));
    }
}
