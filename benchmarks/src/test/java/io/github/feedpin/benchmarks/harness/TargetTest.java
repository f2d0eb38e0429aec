package io.github.feedpin.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {

    private static final Target MOST = new Target("bytes", false, 1.2, " ×", 2, Summary.of(1.1, 1.19, 9));
    private static final Target LEAST = new Target("calls/s", true, 3, " ×", 2, Summary.of(2.9));

    @Test
    void medianDecidesWhetherTheTargetIsMet() {
        assertThat(MOST.isMet()).isTrue();
        assertThat(LEAST.isMet()).isFalse();
    }

    @Test
    void whenNothingWasMeasuredTheTargetIsMissed() {
        assertThat(new Target("heap", false, 64, " MB", 0, Summary.of(Double.NaN)).isMet())
                .isFalse();
    }

    @Test
    void tableContainsWhichTargetsAreMet() {
        assertThat(Target.table(List.of(MOST, LEAST))).hasToString("""
                        | figure | target | measured | result |
                        |---|--:|--:|--:|
                        | bytes | ≤ 1.20 × | 1.19 (1.10–9.00) × | met |
                        | calls/s | ≥ 3.00 × | 2.90 × | **missed** |""");
    }
}
