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
    void theDefaultIsWhatThePlatformDocuments() {
        assertThat(Quota.platformDefault().windows())
                .containsExactly(QuotaWindow.perSecond(50), QuotaWindow.perMinute(1000));
    }

    @Test
    void aQuotaNeedsAWindow() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quota(List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT1S, PT0S, limit",
        "-1, PT1S, PT0S, limit",
        "1, PT0S, PT0S, length",
        "1, PT-1S, PT0S, length",
        "1, PT25H, PT0S, length",
        "1, PT1S, PT-0.001S, guard",
        "1, PT1S, PT2S, guard"
    })
    void aWindowOutOfRangeIsRejectedByName(int limit, Duration length, Duration guard, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuotaWindow(limit, length, guard))
                .withMessageContaining(named);
    }
}
