package io.github.feedpin.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            52  | -   | 52
            52  | 7   | 52
            -   | 7   | 7
            0   | 7   | 7
            -5  | 7   | 7
            1.5 | 7   | 7
            ''  | 7   | 7
            soon| -   | -
            -   | 0   | -
            -   | Wed, 21 Oct 2026 07:28:00 GMT | -
            -   | -   | -
            86400 | - | 86400
            86401 | - | 86400
            999999999999999999999999999999 | - | 86400
            """)
    void readsHowLongToWait(@Nullable String reset, @Nullable String retryAfter, @Nullable Long seconds) {
        DefaultHttpHeaders headers = new DefaultHttpHeaders();
        if (reset != null) {
            headers.set("x-ogw-ratelimit-reset", reset);
        }
        if (retryAfter != null) {
            headers.set("Retry-After", retryAfter);
        }

        assertThat(Headers.retryAfter(headers)).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }
}
