package io.github.feedpin.benchmarks.calls;

import static io.github.feedpin.benchmarks.clients.ClientName.FEEDPIN_SEND;
import static io.github.feedpin.benchmarks.clients.ClientName.OFFICIAL_SDK;
import static io.github.feedpin.benchmarks.clients.ClientName.REACTOR_NETTY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallsReportTest {

    private final CallsReport report = new CallsReport();

    @Test
    void ratiosAreComputedFromNeighboringIterations() {
        // Three times as fast in each pair of iterations, though not by the medians.
        report.add(OFFICIAL_SDK, result(100, 1));
        report.add(FEEDPIN_SEND, result(300, 1));
        report.add(OFFICIAL_SDK, result(1_000, 1));
        report.add(FEEDPIN_SEND, result(3_000, 1));

        assertThat(report.text(true))
                .contains("| calls/s, feedpin-send against official-sdk | ≥ 2.70 × | 3.00 × | met |");
    }

    @Test
    void whenARatioExceedsItsLimitTheTargetIsMissed() {
        report.add(REACTOR_NETTY, result(100, 100));
        report.add(FEEDPIN_SEND, result(100, 111));

        assertThat(report.text(true))
                .contains("| CPU per call, feedpin-send against reactor-netty | ≤ 1.10 × | 1.11 × | **missed** |");
    }

    @Test
    void withoutTargetsOnlyTheFiguresAreReported() {
        report.add(REACTOR_NETTY, result(100, 1));
        report.add(FEEDPIN_SEND, result(100, 1));

        assertThat(report.text(false)).contains("| feedpin-send | 100 |").doesNotContain("against");
    }

    private static IterationResult result(double callsPerSecond, double cpuMicros) {
        return new IterationResult(callsPerSecond, cpuMicros, 1);
    }
}
