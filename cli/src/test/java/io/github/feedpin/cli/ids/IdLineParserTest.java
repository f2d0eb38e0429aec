package io.github.feedpin.cli.ids;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdLineParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ou_a",
                "  ou_a\t",
                "ou_a\r",
                "ou_a \r",
                "\uFEFFou_a",
                "\u00A0ou_a\u3000",
                "ou_a # the boss",
                "ou_a\t# the boss\r",
                "ou_a # one # two"
            })
    void whiteSpaceAndCommentsAroundAnIdAreIgnored(String line) {
        assertThat(IdLineParser.idIn(line)).isEqualTo("ou_a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t \t", "\r", "\uFEFF", "# all about Bob", "   # indented", "#"})
    void lineWithoutAnIdIsEmpty(String line) {
        assertThat(IdLineParser.idIn(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ou_a#1", "a b", "ou_\u0001", "\u0001", "a\rb", "a\tb", "\u0000"})
    void invalidIdIsReturnedUnchanged(String line) {
        assertThat(IdLineParser.idIn(line)).isEqualTo(line);
    }
}
