package io.github.feedpin.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 129, 255, 256, 1_000_003, 36_000_000_001L, Long.MAX_VALUE})
    void eachIsKnownToWithinOnePercent(long nanos) {
        latencies.add(nanos);

        assertThat(latencies.quantile(0.5)).isCloseTo(nanos, withinPercentage(1));
    }

    @Test
    void quantilesAreThoseOfAllCalls() {
        for (int micros = 1; micros <= 1000; micros++) {
            latencies.add(micros * 1000L);
        }

        assertThat(latencies.quantile(0.5)).isCloseTo(500_000, withinPercentage(1));
        assertThat(latencies.quantile(0.99)).isCloseTo(990_000, withinPercentage(1));
        assertThat(latencies.quantile(1)).isCloseTo(1_000_000, withinPercentage(1));
    }

    @Test
    void withoutCallsThereAreNone() {
        assertThat(latencies.quantile(0.5)).isNaN();
    }
}
