package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Random histories of single requests: finally the platform has the state of the last requests, and each subscriber got
 * one true outcome.
 */
class SingleRequestModelTest {

    private static final int SEEDS = Boolean.getBoolean("thorough") ? 4_000 : 1_000;

    @Test
    void lastRequestForEachUserPrevails() {
        for (long seed = 0; seed < SEEDS; seed++) {
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
