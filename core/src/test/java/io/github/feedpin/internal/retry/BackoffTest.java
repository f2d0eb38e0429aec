package io.github.feedpin.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({
        "1, PT2S",
        "2, PT4S",
        "3, PT8S",
        "4, PT16S",
        "5, PT32S",
        "6, PT1M",
        "7, PT1M",
        "1000000, PT1M",
        "0, PT2S"
    })
    void backoffDoublesUpToTheMaximum(int failures, Duration wait) {
        assertThat(new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1)).after(failures))
                .isEqualTo(wait);
    }
}
