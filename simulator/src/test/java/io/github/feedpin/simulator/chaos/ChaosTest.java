package io.github.feedpin.simulator.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.Journal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random faults never make a report wrong. Each seed draws its own scenario, which is reproducible. */
class ChaosTest {

    private static final long SEEDS = Boolean.getBoolean("thorough") ? 250 : 100;

    static LongStream seeds() {
        Long one = Long.getLong("chaos.seed");
        return one == null ? LongStream.rangeClosed(1, Long.getLong("chaos.seeds", SEEDS)) : LongStream.of(one);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void resultsAgree(long seed) {
        ScenarioPlan plan = new ScenarioPlan(seed);
        try {
            new ResultCheck(new ChaosScenario(plan).run()).check();
        } catch (AssertionError | RuntimeException failure) {
            String again = "./mvnw -Pquick -pl simulator -am test -Dtest=ChaosTest -Dchaos.seed=" + seed
                    + " -Dsurefire.failIfNoSpecifiedTests=false";
            throw new AssertionError("Seed " + seed + ": " + plan + ". Repeat it with: " + again, failure);
        }
    }

    @Test
    void sameSeedRepeatsTheSameRun() {
        for (long seed : List.of(7L, 11L, 23L)) {
            ChaosScenario once = new ChaosScenario(new ScenarioPlan(seed)).run();
            ChaosScenario again = new ChaosScenario(new ScenarioPlan(seed)).run();

            assertThat(entries(again)).isEqualTo(entries(once)).isNotEmpty();
            assertThat(again.outcomes()).hasToString(once.outcomes().toString());
        }
    }

    private static String entries(ChaosScenario scenario) {
        Journal journal = scenario.simulator.journal();
        return journal.entries().toString();
    }
}
