package io.github.feedpin.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaTest {

    @Test
    void defaultQuotaIsTheDocumentedOne() {
        assertThat(Quota.platformDefault().windows())
                .containsExactly(QuotaWindow.perSecond(50), QuotaWindow.perMinute(1000));
    }

    @Test
    void quotaWithoutWindowsIsRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quota(List.of()));
    }

    @ParameterizedTest
    @CsvSource({"-1", "1000", "1001"})
    void reserveThatIsNegativeOrLeavesNothingToBulkRunsIsRejected(int reserved) {
        Quota quota = Quota.platformDefault();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> quota.withReserved(reserved))
                .withMessageContaining("0 to 999")
                .withMessageContaining(Integer.toString(reserved));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            50      | 1000     | 0     | 0
            50      | 1000     | 1     | 0
            50      | 1000     | 50    | 0
            50      | 1000     | 51    | 1
            50      | 1000     | 239   | 4
            50      | 1000     | 1000  | 19
            50      | 1000     | 1001  | 60
            50      | 1000     | 2000  | 79
            50      | 1000     | 10000 | 559
            5       | 1000     | 10    | 1
            5       | 60000000 | 1000  | 199
            1       | 1        | 3     | 120
            5000    | 1000     | 1001  | 60
            1000000 | 60000000 | 20000 | 0
            """)
    void callsTakeAtLeastTheTimeThatTheWindowsImpose(int perSecond, int perMinute, long calls, long seconds) {
        assertThat(Quota.of(perSecond, perMinute).minimumDuration(calls)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void theOrderOfTheWindowsDoesNotMatter() {
        Quota reversed = new Quota(List.of(QuotaWindow.perMinute(1000), QuotaWindow.perSecond(50)));

        assertThat(reversed.minimumDuration(2000)).isEqualTo(Duration.ofSeconds(79));
    }

    @Test
    void ofWindowsWithTheSameLengthTheLowestLimitApplies() {
        QuotaWindow five = QuotaWindow.perSecond(5);
        Quota quota = new Quota(List.of(QuotaWindow.perSecond(10), five, five));

        assertThat(quota.minimumDuration(11)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aNegativeNumberOfCallsIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quota.platformDefault().minimumDuration(-1));
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT1S, PT0S, limit",
        "-1, PT1S, PT0S, limit",
        "1, PT0S, PT0S, length",
        "1, PT-1S, PT0S, length",
        "1, PT25H, PT0S, length",
        "1, PT1S, PT-0.001S, margin",
        "1, PT1S, PT2S, margin"
    })
    void windowOutOfRangeIsRejectedByName(int limit, Duration length, Duration margin, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuotaWindow(limit, length, margin))
                .withMessageContaining(named);
    }
}
