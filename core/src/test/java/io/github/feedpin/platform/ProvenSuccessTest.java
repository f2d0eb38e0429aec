package io.github.feedpin.platform;

import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;
import static io.github.feedpin.platform.PlatformEndpoint.TENANT_ACCESS_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.feedpin.error.AppRefusedException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.UnprovenAnswerException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers prove a success: HTTP 2xx, an explicit code 0, and data. All others must not pass for one. */
class ProvenSuccessTest {

    private static final String DATA = "data";

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 299})
    void a2xxStatusWithCodeZeroAndDataIsASuccess(int status) {
        assertThat(answer(status, 0, DATA).dataOrThrow(SET_TIME_SENSITIVE)).isEqualTo(DATA);
    }

    @Test
    void theMessageDoesNotMatter() {
        assertThat(new Answer<>(200, 0, "error", DATA, null, null).dataOrThrow(SET_TIME_SENSITIVE))
                .isEqualTo(DATA);
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(
                        () -> new Answer<>(200, 230001, "success", DATA, null, null).dataOrThrow(SET_TIME_SENSITIVE));
    }

    @ParameterizedTest(name = "HTTP {0}, code {1} → {2}")
    @CsvSource(textBlock = """
                    100,         , UnprovenAnswer
                    199,        0, UnprovenAnswer
                    200,         , UnprovenAnswer
                    200,   230001, CallRefused
                    200, 99991663, TokenRefused
                    200,       -1, CallRefused
                    204,         , UnprovenAnswer
                    300,        0, UnprovenAnswer
                    302,         , UnprovenAnswer
                    302,        0, UnprovenAnswer
                    400,        0, UnprovenAnswer
                    400, 99991672, AppRefused
                    404,        0, UnprovenAnswer
                    404,         , UnprovenAnswer
                    429,         , RateLimited
                    429,        0, RateLimited
                    500,         , PlatformUnavailable
                    500,        0, PlatformUnavailable
                    502,         , PlatformUnavailable
                    """)
    void nothingElseIsASuccessEvenWithData(int status, @Nullable Integer code, String exception) {
        for (@Nullable String data : new @Nullable String[] {DATA, null}) {
            PlatformException failure = catchThrowableOfType(
                    PlatformException.class, () -> answer(status, code, data).dataOrThrow(SET_TIME_SENSITIVE));

            assertThat(failure.getClass().getSimpleName()).isEqualTo(exception + "Exception");
        }
    }

    @Test
    void aSuccessWithoutDataProvesNothing() {
        assertThatExceptionOfType(UnprovenAnswerException.class)
                .isThrownBy(() -> answer(200, 0, null).dataOrThrow(TENANT_ACCESS_TOKEN));
    }

    @Test
    void theFailureTellsWhatWasCalledAndAllThatWasAnswered() {
        assertThatExceptionOfType(AppRefusedException.class)
                .isThrownBy(() ->
                        Answer.error(200, 10014, "app secret invalid", "log-9").dataOrThrow(TENANT_ACCESS_TOKEN))
                .satisfies(failure -> assertThat(failure.platformError())
                        .contains(new PlatformError(
                                "POST /open-apis/auth/v3/tenant_access_token/internal",
                                200,
                                10014,
                                "app secret invalid",
                                "log-9")));
    }

    @Test
    void theWaitThatThePlatformAsksForIsPassedOn() {
        Answer<String> limited = new Answer<>(429, 99991400, "", null, null, Duration.ofSeconds(52));

        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> limited.dataOrThrow(SET_TIME_SENSITIVE))
                .satisfies(failure -> assertThat(failure.retryAfter()).contains(Duration.ofSeconds(52)));
    }

    @Test
    void theShorthandsAreWhatThePlatformDocuments() {
        assertThat(Answer.success(DATA, "log-1")).isEqualTo(new Answer<>(200, 0, "success", DATA, "log-1", null));
        assertThat(Answer.<String>error(400, 230001, "param is invalid", "log-2"))
                .isEqualTo(new Answer<>(400, 230001, "param is invalid", null, "log-2", null));
    }

    private static Answer<String> answer(int status, @Nullable Integer code, @Nullable String data) {
        return new Answer<>(status, code, "", data, null, null);
    }
}
