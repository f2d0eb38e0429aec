package io.github.feedpin.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class FailuresWithoutAResponseTest {

    private static final PlatformError BUSY = new PlatformError("POST /t", 503, null, "busy", "log-3");

    @Test
    void whenTheRequestWasNotSentThePlatformCannotHaveActed() {
        UnreachableException failure = new UnreachableException("No connection", new IOException("refused"));

        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.mayHaveActed()).isFalse();
        assertThat(failure.platformError()).isEmpty();
        assertThat(failure).hasMessage("No connection").hasCauseInstanceOf(IOException.class);
    }

    @Test
    void withoutAResponseThePlatformMayHaveActed() {
        NoResponseException failure = new NoResponseException("Timed out", null);

        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.mayHaveActed()).isTrue();
        assertThat(failure.platformError()).isEmpty();
        assertThat(failure).hasMessage("Timed out").hasNoCause();
    }

    @Test
    void tokenUnavailableExceptionContainsTheCauseOfTheFetch() {
        PlatformException why = PlatformException.of(BUSY, null);

        TokenUnavailableException failure = new TokenUnavailableException(why);

        assertThat(failure.platformError()).contains(BUSY);
        assertThat(failure)
                .hasMessage("No access token could be fetched: POST /t returned HTTP 503 (busy), log id log-3")
                .hasCause(why);
    }

    @Test
    void whenTheTokenIsUnavailableTheCallWasNotSent() {
        TokenUnavailableException withResponse = new TokenUnavailableException(PlatformException.of(BUSY, null));
        TokenUnavailableException silent = new TokenUnavailableException(new NoResponseException("Timed out", null));

        assertThat(withResponse.mayHaveActed()).isFalse();
        assertThat(silent.mayHaveActed()).isFalse();
        assertThat(silent.isRetryable()).isTrue();
        assertThat(silent.platformError()).isEmpty();
    }
}
