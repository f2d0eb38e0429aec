package io.github.feedpin.benchmarks.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryReportTest {

    private final MemoryReport report = new MemoryReport(10_000_000);

    @Test
    void comparesLongRunsWithShortOnesOfTheSameRound() {
        report.addCosts(
                Way.STREAM,
                List.of(
                        new Cost(10_000, 100, 200),
                        new Cost(10_000_000, 110, 200),
                        new Cost(10_000, 300, 200),
                        new Cost(10_000_000, 330, 300)));

        assertThat(report.toString())
                .contains("| time per user, 10⁷ against 10⁴ users | ≤ 1.10 × | 1.10 × | yes |")
                .contains("| bytes per user, 10⁷ against 10⁴ users | ≤ 1.10 × | 1.25 (1.00–1.50) × | **no** |");
    }

    @Test
    void missesTheBarWhenNoHeapSuffices() {
        report.addHeap("in memory", 9);
        report.addHeap("over HTTP", Double.NaN);

        assertThat(report.toString())
                .contains("| 10,000,000, in memory | 9 |")
                .contains("| 10,000,000, over HTTP | not found |")
                .contains("| heap for 10,000,000, in memory | ≤ 64 MB | 9 MB | yes |")
                .containsPattern("heap for 10,000,000, over HTTP \\| ≤ 64 MB \\| .* \\| \\*\\*no\\*\\* \\|");
    }
}
