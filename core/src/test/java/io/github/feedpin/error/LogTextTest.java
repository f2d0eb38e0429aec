package io.github.feedpin.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTest {

    @Test
    void charactersThatCorruptALogBecomeASpace() {
        assertThat(LogText.of("a\u0085b\u009Bc\u2028d\u202Ee\tf\nbell\u0007g\uD800h\u200Bi\uFEFFj\u3164k\uDB40\uDC41l"))
                .isEqualTo("a b c d e f bell g h i j k l");
    }

    @Test
    void escapeSequenceLosesItsEffect() {
        assertThat(LogText.of("\u001B[31mred\u001B[0m")).isEqualTo("[31mred [0m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "param is invalid", "群组不存在", "see https://x/?a=b&c=d", "thumbs up 👍🏽", "é"})
    void safeTextIsReturnedUnchanged(String text) {
        assertThat(LogText.of(text)).isSameAs(text);
    }

    @Test
    void tooLongTextIsCut() {
        assertThat(LogText.of("x".repeat(301))).hasSize(LogText.MAX_LENGTH).endsWith("x…");
        assertThat(LogText.message("x".repeat(900_000)))
                .hasSize(LogText.MAX_MESSAGE_LENGTH)
                .endsWith("x…");
    }

    @Test
    void tooLongTextWithFewVisibleCharactersIsNotCut() {
        assertThat(LogText.of("a" + "\u001B".repeat(900_000) + "b")).isEqualTo("a b");
    }

    @Test
    void cutTextNeverContainsHalfACharacter() {
        assertThat(LogText.of("x".repeat(298) + "😀😀")).isEqualTo("x".repeat(298) + "…");
        assertThat(LogText.of("x".repeat(299) + "😀")).isEqualTo("x".repeat(299) + "…");
    }

    @Test
    void sanitizingTwiceChangesNothing() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            String text = IntStream.generate(() -> random.nextInt(0x300))
                    .limit(random.nextInt(700))
                    .map(c -> c < 0x100 ? ' ' : c > 0x2F0 ? 0x1F600 : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String fit = LogText.of(text);

            assertThat(LogText.of(fit)).isSameAs(fit);
        }
    }

    @Test
    void textWithoutVisibleCharactersBecomesNull() {
        assertThat(LogText.orNull(" \u200B\n")).isNull();
        assertThat(LogText.orNull(null)).isNull();
        assertThat(LogText.orNull(" x ")).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    https://open.feishu.cn/app, https://open.feishu.cn/app
                    HTTP://x,                   HTTP://x
                    javascript:alert(1),        ''
                    file:///etc/passwd,         ''
                    data:text/html,             ''
                    //x,                        ''
                    '',                         ''
                    """)
    void onlyHttpAddressesAreLinks(String text, String url) {
        assertThat(LogText.url(text)).isEqualTo(url);
    }
}
