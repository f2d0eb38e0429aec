package io.github.feedpin.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformErrorTest {

    private static final String CALL = "PATCH /open-apis/im/v2/feed_cards/bot_time_sentive";

    @Test
    void descriptionContainsEveryComponent() {
        PlatformError error = new PlatformError(CALL, 400, 123456, "no such thing", "20260101-log");

        assertThat(error.describe())
                .isEqualTo(CALL + " returned HTTP 400, code 123456 (no such thing), log id 20260101-log");
    }

    @Test
    void descriptionOmitsMissingComponents() {
        assertThat(new PlatformError(CALL, 502, null, "", null).describe()).isEqualTo(CALL + " returned HTTP 502");
    }

    @Test
    void descriptionEndsWithTheHint() {
        PlatformError error = new PlatformError("POST /t", 200, 10014, "app secret invalid", null);

        assertThat(error.describe())
                .isEqualTo("POST /t returned HTTP 200, code 10014 (app secret invalid)."
                        + " Check the app id and the app secret.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "two\r\n\r\nlines", "two\t lines", "  two \u0000\u001B\u007F lines\n"})
    void messageIsOneLineWithoutControlCharacters(String message) {
        assertThat(error(message, null).message()).isEqualTo("two lines");
    }

    @Test
    void logIdIsOneLine() {
        assertThat(error("", "log-1\r\nX-Injected: yes").logId()).isEqualTo("log-1 X-Injected: yes");
    }

    @Test
    void tooLongMessageIsCutWithAnEllipsis() {
        String page = "<html>" + "x".repeat(100_000);

        String message = error(page, null).message();

        assertThat(message).startsWith("<html>xxx").endsWith("x…").hasSizeLessThanOrEqualTo(301);
    }

    @Test
    void messageOfMaximumLengthIsNotCut() {
        String message = "x".repeat(LogText.MAX_LENGTH);

        assertThat(error(message, null).message()).isEqualTo(message);
        assertThat(error("\n " + message + " \n", null).message()).isEqualTo(message);
    }

    @Test
    void tooLongLogIdIsCut() {
        assertThat(error("", "l".repeat(100_000)).logId()).hasSizeLessThanOrEqualTo(301);
    }

    private static PlatformError error(String message, @Nullable String logId) {
        return new PlatformError(CALL, 400, 230001, message, logId);
    }
}
