package io.github.feedpin.simulator.pins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random histories, crashes included, leave exactly those users pinned that should be, and none unrecorded. */
class PinModelTest {

    private static final long SEEDS = Boolean.getBoolean("thorough") ? 200 : 60;

    static LongStream seeds() {
        Long one = Long.getLong("pins.seed");
        return one == null ? LongStream.rangeClosed(1, Long.getLong("pins.seeds", SEEDS)) : LongStream.of(one);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void exactlyThoseAreInTheEndPinnedWhoShouldBe(long seed) {
        PinModel model = new PinModel(seed);
        model.run();

        assertThat(model.violations())
                .as(
                        "Seed %d: %s. Repeat it with: ./mvnw -Pquick -pl simulator -am test -Dtest=PinModelTest"
                                + " -Dpins.seed=%d -Dsurefire.failIfNoSpecifiedTests=false",
                        seed, model, seed)
                .isEmpty();
    }

    @Test
    void historiesContainCrashesAndReleases() {
        int crashes = 0;
        int releases = 0;
        for (long seed = 1; seed <= 20; seed++) {
            PinModel model = new PinModel(seed);
            model.run();
            crashes += model.crashes();
            releases += model.releases();
        }

        assertThat(crashes).isGreaterThan(20);
        assertThat(releases).isGreaterThan(100);
    }
}
