package io.github.feedpin.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ConcurrencyLimitsTest {

    private static final ConcurrencyLimits DEFAULTS = ConcurrencyLimits.defaults();

    @Test
    void byDefault64CallsAnd100000RequestsAreAllowed() {
        assertThat(DEFAULTS.maxConcurrentCalls()).isEqualTo(64);
        assertThat(DEFAULTS.maxPendingRequests()).isEqualTo(100_000);
    }

    @Test
    void eachWitherChangesItsLimitOnly() {
        assertThat(DEFAULTS.withMaxConcurrentCalls(1))
                .hasToString("ConcurrencyLimits[maxConcurrentCalls=1, maxPendingRequests=100000]")
                .isEqualTo(DEFAULTS.withMaxConcurrentCalls(1))
                .hasSameHashCodeAs(DEFAULTS.withMaxConcurrentCalls(1))
                .isNotEqualTo(DEFAULTS);
        assertThat(DEFAULTS.withMaxPendingRequests(1))
                .hasToString("ConcurrencyLimits[maxConcurrentCalls=64, maxPendingRequests=1]")
                .isNotEqualTo(DEFAULTS);
    }

    @Test
    void whenALimitIsNotPositiveItIsRejectedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withMaxConcurrentCalls(0))
                .withMessage("maxConcurrentCalls must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withMaxPendingRequests(0))
                .withMessage("maxPendingRequests must be at least 1, but is 0");
    }
}
