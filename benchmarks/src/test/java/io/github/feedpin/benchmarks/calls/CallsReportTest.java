package io.github.feedpin.benchmarks.calls;

import static io.github.feedpin.benchmarks.clients.ClientName.FEEDPIN_SEND;
import static io.github.feedpin.benchmarks.clients.ClientName.OFFICIAL_SDK;
import static io.github.feedpin.benchmarks.clients.ClientName.WEBCLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallsReportTest {

    private final CallsReport report = new CallsReport();

    @Test
    void comparesTurnsOfTheSamePass() {
        // Three times as fast in each pass, though not in the medians.
        report.add(OFFICIAL_SDK, figures(64, 100, 30));
        report.add(FEEDPIN_SEND, figures(64, 300, 6));
        report.add(OFFICIAL_SDK, figures(64, 1_000, 3));
        report.add(FEEDPIN_SEND, figures(64, 3_000, 0.6));

        assertThat(report.toString())
                .contains("| calls/s, feedpin-send against official-sdk | ≥ 3.00 × | 3.00 × | yes |")
                .contains("| p99, feedpin-send against official-sdk | ≤ 0.30 × | 0.20 × | yes |");
    }

    @Test
    void saysWhichBarIsMissed() {
        report.add(WEBCLIENT, figures(64, 100, 1));
        report.add(FEEDPIN_SEND, figures(64, 199, 1));

        assertThat(report.toString())
                .contains("| calls/s, feedpin-send against webclient | ≥ 2.00 × | 1.99 × | **no** |");
    }

    @Test
    void holdsOnlySixtyFourInFlightToTheBars() {
        report.add(WEBCLIENT, figures(8, 100, 1));
        report.add(FEEDPIN_SEND, figures(8, 100, 1));

        assertThat(report.toString()).contains("| feedpin-send | 8 |").doesNotContain("against");
    }

    private static Figures figures(int inFlight, double callsPerSecond, double p99Millis) {
        return new Figures(inFlight, callsPerSecond, 1, 1, 1, p99Millis, 1, 1);
    }
}
