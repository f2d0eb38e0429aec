package io.github.feedpin.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The platform's codes, as its documentation and experience explain them, and the exception for each. */
class PlatformCodesTest {

    @ParameterizedTest(name = "{0} → {1}, retryable {2}, may have acted {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    # codes                                        | exception           | retryable | may have acted
                    # the call: its parameters
                    230001                                         | CallRejected         | false     | false
                    99992402                                       | CallRejected         | false     | false
                    9499 10001 4000                                | CallRejected         | false     | false
                    # the call: its users
                    99992351 99992352 99992353                     | CallRejected         | false     | false
                    99992359 99992360 99992361 99992363 99992364   | CallRejected         | false     | false
                    99992381                                       | CallRejected         | false     | false
                    230002 230013 230027 230053                    | CallRejected         | false     | false
                    # the app
                    230006                                         | AppRejected          | false     | false
                    99991403                                       | AppRejected          | false     | false
                    99991661                                       | AppRejected          | false     | false
                    99991668 99991677 99991679                     | AppRejected          | false     | false
                    99991672                                       | AppRejected          | false     | false
                    99991676 99991401                              | AppRejected          | false     | false
                    99991662 99991673                              | AppRejected          | false     | false
                    99991543                                       | AppRejected          | false     | false
                    # the app, when it asks for a token
                    10003 10005 10014 10015 10016 20009            | AppRejected          | false     | false
                    # the token: a new one may be accepted; replaced once
                    99991663                                       | TokenRejected        | false     | false
                    99991664 99991665 99991671                     | TokenRejected        | false     | false
                    # the moment
                    99991400                                       | RateLimited         | true      | false
                    11232 11233 11247 230020 232019                | RateLimited         | true      | false
                    10012 10013                                    | PlatformUnavailable | true      | true
                    1500 1663 1668 2200 5000 10101 10500           | PlatformUnavailable | true      | true
                    1551 1557 1665                                 | PlatformUnavailable | true      | true
                    """)
    void knownCodeDecidesTheExceptionForAnyHttpStatus(
            String codes, String exception, boolean retryable, boolean mayHaveActed) {
        for (int code : numbers(codes)) {
            for (int status : new int[] {200, 400, 403, 500}) {
                assertThat(classify(status, code))
                        .as("code %d at HTTP %d", code, status)
                        .isEqualTo(new Classification(exception, retryable, mayHaveActed));
            }
        }
    }

    @ParameterizedTest(name = "HTTP {0} → {1}")
    @CsvSource(textBlock = """
                    200, CallRejected,         false, false
                    400, CallRejected,         false, false
                    401, TokenRejected,        false, false
                    403, AppRejected,          false, false
                    404, CallRejected,         false, false
                    429, RateLimited,         true,  false
                    500, PlatformUnavailable, true,  true
                    503, PlatformUnavailable, true,  true
                    """)
    void whenTheCodeIsUnknownTheHttpStatusDecides(
            int status, String exception, boolean retryable, boolean mayHaveActed) {
        for (int code : new int[] {-1, 1, 123_456_789}) {
            assertThat(classify(status, code))
                    .as("code %d", code)
                    .isEqualTo(new Classification(exception, retryable, mayHaveActed));
        }
    }

    @Test
    void status429OverridesCodesOfInvalidCallsOnly() {
        PlatformError tooMany = new PlatformError("PATCH /x", 429, 9499, "too many request", null);

        assertThat(PlatformException.of(tooMany, null)).isExactlyInstanceOf(RateLimitedException.class);
        assertThat(tooMany.hint()).isEmpty();
        assertThat(failure(429, 99991403)).isExactlyInstanceOf(AppRejectedException.class);
        assertThat(failure(429, 99991663)).isExactlyInstanceOf(TokenRejectedException.class);
    }

    @Test
    void rateLimitCodeIsRecognizedWithStatus400And429() {
        assertThat(failure(429, 99991400)).isExactlyInstanceOf(RateLimitedException.class);
        assertThat(failure(400, 99991400)).isExactlyInstanceOf(RateLimitedException.class);
    }

    @Test
    void codesNextToTheUserIdCodesAreUnknown() {
        assertThat(IntStream.of(99992350, 99992354, 99992358, 99992362, 99992365)
                        .mapToObj(code -> failure(500, code)))
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(PlatformUnavailableException.class));
    }

    private record Classification(String exception, boolean retryable, boolean mayHaveActed) {}

    private static Classification classify(int status, int code) {
        FeedpinException failure = failure(status, code);
        String type = failure.getClass().getSimpleName();
        return new Classification(type.replace("Exception", ""), failure.isRetryable(), failure.mayHaveActed());
    }

    private static FeedpinException failure(int status, int code) {
        return PlatformException.of(new PlatformError("PATCH /x", status, code, "", null), null);
    }

    private static int[] numbers(String codes) {
        return Arrays.stream(codes.split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
