package io.github.feedpin.simulator.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.Journal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong, the account is right. Each seed tells a story of its own, and the same one each time. */
class ChaosTest {

    private static final long SEEDS = 250;

    static LongStream seeds() {
        Long one = Long.getLong("chaos.seed");
        return one == null ? LongStream.rangeClosed(1, Long.getLong("chaos.seeds", SEEDS)) : LongStream.of(one);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theAccountsAgree(long seed) {
        Plan plan = new Plan(seed);
        try {
            new Audit(new ChaosScenario(plan).play()).check();
        } catch (AssertionError | RuntimeException failure) {
            String again = "./mvnw -Pquick -pl simulator -am test -Dtest=ChaosTest -Dchaos.seed=" + seed
                    + " -Dsurefire.failIfNoSpecifiedTests=false";
            throw new AssertionError("Seed " + seed + ": " + plan + ". Repeat it with: " + again, failure);
        }
    }

    @Test
    void aSeedTellsTheSameStoryAgain() {
        for (long seed : List.of(7L, 11L, 23L)) {
            ChaosScenario once = new ChaosScenario(new Plan(seed)).play();
            ChaosScenario again = new ChaosScenario(new Plan(seed)).play();

            assertThat(entries(again)).isEqualTo(entries(once)).isNotEmpty();
            assertThat(again.outcomes()).hasToString(once.outcomes().toString());
        }
    }

    private static String entries(ChaosScenario stage) {
        Journal journal = stage.simulator.journal();
        return journal.entries().toString();
    }
}
