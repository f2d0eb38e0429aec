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
            -   | Wed, 21 Oct 2015 07:28:00 GMT | -
            -   | Fri, 31 Dec 9999 23:59:59 GMT | 86400
            9   | Fri, 31 Dec 9999 23:59:59 GMT | 9
            -   | Fri, 31 Foo 9999 23:59:59 GMT | -
            -   | -   | -
            86400 | - | 86400
            86401 | - | 86400
            999999999999999999999999999999 | - | 86400
            """)
    void retryAfterIsReadFromHeaders(@Nullable String reset, @Nullable String retryAfter, @Nullable Long seconds) {
        DefaultHttpHeaders headers = new DefaultHttpHeaders();
        if (reset != null) {
            headers.set("x-ogw-ratelimit-reset", reset);
        }
        if (retryAfter != null) {
            headers.set("Retry-After", retryAfter);
        }

        assertThat(Headers.retryAfter(headers)).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Wed, 21 Oct 2015 07:28:00 GMT  | Wed, 21 Oct 2015 08:28:00 GMT  | 3600
            Wed, 21 Oct 2015 07:28:00 GMT  | Wednesday, 21-Oct-15 07:28:52 GMT | 52
            Wed, 21 Oct 2015 07:28:00 GMT  | Wed Oct 21 07:28:07 2015 | 7
            Wed, 21 Oct 2015 07:28:00 GMT  | Wed, 21 Oct 2015 07:28:00 GMT  | -
            Wed, 21 Oct 2015 07:28:00 GMT  | Tue, 20 Oct 2015 07:28:00 GMT  | -
            """)
    void retryAfterDateIsRelativeToServerDate(String date, String retryAfter, @Nullable Long seconds) {
        DefaultHttpHeaders headers = new DefaultHttpHeaders();
        headers.set("Date", date);
        headers.set("Retry-After", retryAfter);

        assertThat(Headers.retryAfter(headers)).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }
}
