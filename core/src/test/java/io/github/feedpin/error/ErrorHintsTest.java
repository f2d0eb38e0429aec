package io.github.feedpin.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Advice in error messages. */
class ErrorHintsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    10014    | app secret
                    10015    | app secret
                    99991543 | app id and the app secret
                    99991672 | im:datasync.feed_card.time_sensitive:write
                    99991401 | allow list
                    99991662 | Enable the app
                    99991673 | install it in the tenant
                    20009    | install it in the tenant
                    99991403 | 1st of the month
                    99991668 | tenant access token
                    230006   | bot capability
                    230013   | availability
                    99992361 | user_id_type
                    99992364 | another tenant
                    99991400 | Another process
                    10016    | self-built
                    """)
    void knownCodeHasAHint(int code, String advice) {
        PlatformError error = recordResponse(400, code);

        assertThat(error.hint()).contains(advice).endsWith(".");
        assertThat(PlatformException.of(error, null)).hasMessageEndingWith(error.hint());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302, 401, 403, 404})
    void foreignResponseHasAHintToTheBaseUrl(int status) {
        assertThat(recordResponse(status, null).hint()).contains("check the base URL and any proxy");
    }

    @ParameterizedTest
    @CsvSource({"500,", "502,", "429,", "400, 123456", "500, 1500", "400, 99991663"})
    void withoutAdviceTheHintIsEmpty(int status, @Nullable Integer code) {
        PlatformError error = recordResponse(status, code);

        assertThat(error.hint()).isEmpty();
        assertThat(error.describe()).doesNotEndWith(" ").doesNotEndWith(".");
    }

    private static PlatformError recordResponse(int status, @Nullable Integer code) {
        return new PlatformError("POST /y", status, code, "", null);
    }
}
