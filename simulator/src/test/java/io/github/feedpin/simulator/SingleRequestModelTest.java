package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories of single requests: finally the platform has the state of the last requests, and each subscriber got
 * one true outcome.
 */
class SingleRequestModelTest {

    private static final int SEEDS = 1_000;

    @ParameterizedTest(name = "seeds from {0}")
    @ValueSource(ints = {0, SEEDS, 2 * SEEDS, 3 * SEEDS})
    void lastRequestForEachUserPrevails(int firstSeed) {
        for (long seed = firstSeed; seed < firstSeed + SEEDS; seed++) {
            SingleRequestModel model = new SingleRequestModel(seed);
            model.run();
            assertThat(model.violations()).as("seed %d", seed).isEmpty();
            if (model.isUndisturbed()) {
                assertThat(model.allAreAppliedOrSuperseded())
                        .as("seed %d", seed)
                        .isTrue();
            }
        }
    }
}
