package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of singles: in the end the platform holds what the last wishes wanted, and everybody was told the
 * truth, once.
 */
class SinglesModelTest {

    private static final int SEEDS = 2_500;

    @ParameterizedTest(name = "seeds from {0}")
    @ValueSource(ints = {0, SEEDS, 2 * SEEDS, 3 * SEEDS})
    void thePlatformHoldsWhatWasWantedLast(int firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + SEEDS; seed++) {
            SinglesModel model = new SinglesModel(seed);
            model.run();
            assertThat(model.complaints()).as("seed %d", seed).isEmpty();
            if (model.isWithoutMishaps()) {
                assertThat(model.everybodyIsAppliedOrSuperseded())
                        .as("seed %d", seed)
                        .isTrue();
            }
        }
    }
}
