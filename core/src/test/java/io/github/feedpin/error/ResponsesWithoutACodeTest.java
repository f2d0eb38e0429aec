package io.github.feedpin.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Responses with nothing but an HTTP status: of a gateway, a proxy, a login page, or an empty body. */
class ResponsesWithoutACodeTest {

    @ParameterizedTest(name = "HTTP {0} → {1}")
    @CsvSource(textBlock = """
                    200, InvalidResponse,      true, true
                    204, InvalidResponse,      true, true
                    302, InvalidResponse,      true, true
                    307, InvalidResponse,      true, true
                    400, InvalidResponse,      true, true
                    401, InvalidResponse,      true, true
                    403, InvalidResponse,      true, true
                    404, InvalidResponse,      true, true
                    429, RateLimited,         true, false
                    500, PlatformUnavailable, true, true
                    502, PlatformUnavailable, true, true
                    504, PlatformUnavailable, true, true
                    """)
    void withoutACodeTheHttpStatusDecides(int status, String exception, boolean retryable, boolean mayHaveActed) {
        FeedpinException failure = PlatformException.of(withoutCode(status), null);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(exception + "Exception");
        assertThat(failure.isRetryable()).isEqualTo(retryable);
        assertThat(failure.mayHaveActed()).isEqualTo(mayHaveActed);
    }

    @ParameterizedTest(name = "HTTP {0} with code 0 → {1}")
    @CsvSource({
        "302, InvalidResponse",
        "404, InvalidResponse",
        "429, RateLimited",
        "500, PlatformUnavailable",
        "502, PlatformUnavailable"
    })
    void codeZeroWithAnErrorStatusIsNoSuccess(int status, String exception) {
        PlatformException failure = PlatformException.of(new PlatformError("PATCH /x", status, 0, "ok", null), null);

        assertThat(failure.getClass().getSimpleName()).isEqualTo(exception + "Exception");
    }

    @Test
    void transientFailuresKeepTheRequestedWait() {
        Duration requested = Duration.ofSeconds(52);

        assertThat(PlatformException.of(withoutCode(429), requested).retryAfter())
                .contains(requested);
        assertThat(PlatformException.of(withoutCode(503), requested).retryAfter())
                .contains(requested);
        assertThat(PlatformException.of(withoutCode(429), null).retryAfter()).isEmpty();
    }

    @Test
    void exceptionContainsThePlatformError() {
        PlatformError error = withoutCode(404);

        assertThat(PlatformException.of(error, null).platformError()).contains(error);
        assertThat(PlatformException.of(error, null)).hasMessage(error.describe());
    }

    private static PlatformError withoutCode(int status) {
        return new PlatformError("PATCH /x", status, null, "", null);
    }
}
