package io.github.feedpin.benchmarks.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BarTest {

    private static final Bar MOST = new Bar("bytes", false, 1.2, " ×", 2, Spread.of(1.1, 1.19, 9));
    private static final Bar LEAST = new Bar("calls/s", true, 3, " ×", 2, Spread.of(2.9));

    @Test
    void theMedianCounts() {
        assertThat(MOST.isMet()).isTrue();
        assertThat(LEAST.isMet()).isFalse();
    }

    @Test
    void whatWasNotMeasuredIsNotMet() {
        assertThat(new Bar("heap", false, 64, " MB", 0, Spread.of(Double.NaN)).isMet())
                .isFalse();
    }

    @Test
    void theTableSaysWhichAreMet() {
        assertThat(Bar.table(List.of(MOST, LEAST))).hasToString("""
                        | figure | bar | measured | met |
                        |---|--:|--:|--:|
                        | bytes | ≤ 1.20 × | 1.19 (1.10–9.00) × | yes |
                        | calls/s | ≥ 3.00 × | 2.90 × | **no** |""");
    }
}
