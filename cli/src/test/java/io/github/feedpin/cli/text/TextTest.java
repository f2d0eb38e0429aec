package io.github.feedpin.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void sentencesAreJoined() {
        assertThat(Messages.ENGLISH.sentences("It broke", "Mend it.")).isEqualTo("It broke. Mend it.");
        assertThat(Messages.ENGLISH.sentences("It broke.", "Mend it.")).isEqualTo("It broke. Mend it.");
        assertThat(Messages.ENGLISH.sentences("", "Mend it.")).isEqualTo("Mend it.");
        assertThat(Messages.ENGLISH.sentences("It broke", "")).isEqualTo("It broke");
    }

    @Test
    void numbersAndCountsAreFormatted() {
        assertThat(Text.number(1_234_567)).isEqualTo("1,234,567");
    }

    @Test
    void longDurationsAreFormattedInWholeSeconds() {
        assertThat(Messages.ENGLISH.time(Duration.ofMillis(49))).isEqualTo("0.0 s");
        assertThat(Messages.ENGLISH.time(Duration.ofMillis(4250))).isEqualTo("4.3 s");
        assertThat(Messages.ENGLISH.time(Duration.ofMillis(99_900))).isEqualTo("99.9 s");
        assertThat(Messages.ENGLISH.time(Duration.ofMillis(100_000))).isEqualTo("100 s");
        assertThat(Messages.ENGLISH.time(Duration.ofSeconds(559))).isEqualTo("9 min 19 s");
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
