package io.github.feedpin.platform;

import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;
import static io.github.feedpin.platform.PlatformEndpoint.TENANT_ACCESS_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.InvalidResponseException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.error.RateLimitedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which responses prove a success: HTTP 2xx, an explicit code 0, and data. All others must not count as one. */
class ProvenSuccessTest {

    private static final String DATA = "data";

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 299})
    void status2xxWithCodeZeroAndDataIsASuccess(int status) {
        assertThat(response(status, 0, DATA).dataOrThrow(SET_TIME_SENSITIVE)).isEqualTo(DATA);
    }

    @Test
    void messageOfASuccessIsIgnored() {
        assertThat(new PlatformResponse<>(200, 0, "error", DATA, null, null).dataOrThrow(SET_TIME_SENSITIVE))
                .isEqualTo(DATA);
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> new PlatformResponse<>(200, 230001, "success", DATA, null, null)
                        .dataOrThrow(SET_TIME_SENSITIVE));
    }

    @ParameterizedTest(name = "HTTP {0}, code {1} → {2}")
    @CsvSource(textBlock = """
                    100,         , InvalidResponse
                    199,        0, InvalidResponse
                    200,         , InvalidResponse
                    200,   230001, CallRejected
                    200, 99991663, TokenRejected
                    200,       -1, CallRejected
                    204,         , InvalidResponse
                    300,        0, InvalidResponse
                    302,         , InvalidResponse
                    302,        0, InvalidResponse
                    400,        0, InvalidResponse
                    400, 99991672, AppRejected
                    404,        0, InvalidResponse
                    404,         , InvalidResponse
                    429,         , RateLimited
                    429,        0, RateLimited
                    500,         , PlatformUnavailable
                    500,        0, PlatformUnavailable
                    502,         , PlatformUnavailable
                    """)
    void anyOtherStatusOrCodeIsNoSuccess(int status, @Nullable Integer code, String exception) {
        for (@Nullable String data : new @Nullable String[] {DATA, null}) {
            PlatformException failure = catchThrowableOfType(
                    PlatformException.class, () -> response(status, code, data).dataOrThrow(SET_TIME_SENSITIVE));

            assertThat(failure.getClass().getSimpleName()).isEqualTo(exception + "Exception");
        }
    }

    @Test
    void successWithoutDataIsAnInvalidResponse() {
        assertThatExceptionOfType(InvalidResponseException.class)
                .isThrownBy(() -> response(200, 0, null).dataOrThrow(TENANT_ACCESS_TOKEN));
    }

    @Test
    void exceptionContainsTheEndpointAndTheWholeResponse() {
        assertThatExceptionOfType(AppRejectedException.class)
                .isThrownBy(() -> PlatformResponse.error(200, 10014, "app secret invalid", "log-9")
                        .dataOrThrow(TENANT_ACCESS_TOKEN))
                .satisfies(failure -> assertThat(failure.platformError())
                        .contains(new PlatformError(
                                "POST /open-apis/auth/v3/tenant_access_token/internal",
                                200,
                                10014,
                                "app secret invalid",
                                "log-9")));
    }

    @Test
    void exceptionContainsTheRequestedWait() {
        PlatformResponse<String> limited =
                new PlatformResponse<>(429, 99991400, "", null, null, Duration.ofSeconds(52));

        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> limited.dataOrThrow(SET_TIME_SENSITIVE))
                .satisfies(failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(52)));
    }

    @Test
    void factoriesCreateTheDocumentedResponses() {
        assertThat(PlatformResponse.success(DATA, "log-1"))
                .isEqualTo(new PlatformResponse<>(200, 0, "success", DATA, "log-1", null));
        assertThat(PlatformResponse.<String>error(400, 230001, "param is invalid", "log-2"))
                .isEqualTo(new PlatformResponse<>(400, 230001, "param is invalid", null, "log-2", null));
    }

    private static PlatformResponse<String> response(int status, @Nullable Integer code, @Nullable String data) {
        return new PlatformResponse<>(status, code, "", data, null, null);
    }
}
