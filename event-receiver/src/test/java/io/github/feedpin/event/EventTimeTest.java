package io.github.feedpin.event;

import static io.github.feedpin.event.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {

    @ParameterizedTest
    @CsvSource({
        "1502199207, 2017-08-08T13:33:27Z",
        "1502199207.7171419, 2017-08-08T13:33:27.717141900Z",
        "1502199207.000000000000000001, 2017-08-08T13:33:27Z",
        "1608725989000, 2020-12-23T12:19:49Z",
        "1608725989123, 2020-12-23T12:19:49.123Z",
        "1608725989123.5, 2020-12-23T12:19:49.123500Z",
        "1603977298000001, 2020-10-29T13:14:58.000001Z",
        "1603977298000000001, 2020-10-29T13:14:58.000000001Z",
    })
    void unitFollowsFromMagnitude(String time, Instant expected) {
        assertThat(EventTime.read(time, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "0.0", "-1", "soon", "1e9", "1E999999999", "99999999999999999999", "1.", " 1", "١"})
    void unreadableTimeIsNow(String time) {
        assertThat(EventTime.read(time, NOW)).isEqualTo(NOW);
    }

    @Test
    void missingTimeIsNow() {
        assertThat(EventTime.read(null, NOW)).isEqualTo(NOW);
    }

    @Test
    void futureTimeIsReducedToFiveMinutes() {
        Instant latest = NOW.plusSeconds(300);

        assertThat(EventTime.read("9999999999", NOW)).isEqualTo(latest);
        assertThat(EventTime.read("9999999999999", NOW)).isEqualTo(latest);
        assertThat(EventTime.read("9999999999999999999", NOW)).isEqualTo(latest);
        assertThat(EventTime.read(Long.toString(latest.getEpochSecond()), NOW)).isEqualTo(latest);
        assertThat(EventTime.read(Long.toString(latest.getEpochSecond() - 1), NOW))
                .isEqualTo(latest.minusSeconds(1));
    }
}
