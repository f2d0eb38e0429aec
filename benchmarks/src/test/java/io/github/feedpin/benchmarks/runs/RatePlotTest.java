package io.github.feedpin.benchmarks.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.benchmarks.plot.LinePlot;
import io.github.feedpin.benchmarks.plot.Series;
import org.junit.jupiter.api.Test;

class RatePlotTest {

    private final LinePlot plot = RatePlot.of(200);

    private Series named(String start) {
        return plot.series().stream()
                .filter(one -> one.name().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void showsEveryCallThatWasSent() {
        int rejected = named("a call").points().size();

        assertThat(named("T(N)").points()).hasSize(200);
        assertThat(named("Feedpin").points()).hasSize(200);
        assertThat(rejected).isPositive();
        assertThat(named("Token bucket").points()).hasSize(200 + rejected);
    }

    @Test
    void theLegendTellsTimesAndRejections() {
        assertThat(named("Feedpin").name()).matches("Feedpin: \\d+\\.\\d s, 0 calls rejected");
        assertThat(plot.svg()).contains(named("Feedpin").name());
    }
}
