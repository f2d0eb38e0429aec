package io.github.feedpin.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void numbersAreFormatted() {
        assertThat(Text.number(1_234_567)).isEqualTo("1,234,567");
    }

    @Test
    void chineseCharactersTakeTwoColumns() {
        assertThat(Text.columns("a置，b")).isEqualTo(6);
        assertThat(Text.padded("置顶", 6) + "|").isEqualTo("置顶  |");
        assertThat(Text.padded("pinned", 3)).isEqualTo("pinned");
        assertThat(Text.rightAligned("4 秒", 6)).isEqualTo("  4 秒");
    }

    @Test
    void lineIsCutToAWidth() {
        assertThat(Text.cut("a置顶", 0)).isEmpty();
        assertThat(Text.cut("a置顶", -1)).isEmpty();
        assertThat(Text.cut("a置顶", 2)).isEqualTo("a");
        assertThat(Text.cut("a置顶", 3)).isEqualTo("a置");
        assertThat(Text.cut("a置顶", 9)).isEqualTo("a置顶");
    }

    @Test
    void controlCharactersAreRemoved() {
        assertThat(Text.sanitize(" a\u001B[31m\nb\u202Ec\u2028d\uD800 ")).isEqualTo("a [31m b c d");
    }

    @Test
    void longTextIsTruncatedBetweenCharacters() {
        assertThat(Text.sanitize("😀".repeat(1000))).matches("(😀){300}\\.\\.\\.");
    }
}
