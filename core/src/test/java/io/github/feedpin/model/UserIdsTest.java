package io.github.feedpin.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ou_7d8a6e6df7621556ce0d21922b676706ccs",
                "on_cad4860e7af114fb4ff6c5d496d1dd76",
                "3e3cf96b",
                "1",
                "王小明",
                "user\u00A0one",
                "first last",
                "😀"
            })
    void validIdHasNoProblem(String userId) {
        assertThat(UserIds.problem(userId)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "    ", "\u00A0", "\u3000\u2003", "\u2028"})
    void idOfSpacesIsBlank(String userId) {
        assertThat(UserIds.problem(userId)).isEqualTo("is blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", "ou_a\n", "\rou_a", "ou\u0000a", "ou\u001Ba", "ou_a\u007F", "ou\u0085a", "ou\u009Ba"})
    void controlCharacterIsRejectedAtAnyPosition(String userId) {
        assertThat(UserIds.problem(userId)).isEqualTo("contains a control character");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\uD83D", "\uDE00", "ou\uD83D", "ou\uDE00", "\uD83Dou", "\uDE00\uD83D", "\uD83D\uD83D\uDE00"})
    void unpairedSurrogateIsRejected(String userId) {
        assertThat(UserIds.problem(userId)).isEqualTo("contains a broken character");
    }

    @Test
    void idWithUpTo256CharactersIsValid() {
        assertThat(UserIds.problem("x".repeat(256))).isNull();
        assertThat(UserIds.problem("x".repeat(257))).isEqualTo("is longer than 256 characters");
    }

    @Test
    void tooLongIdIsRejectedForItsLengthFirst() {
        assertThat(UserIds.problem("\n".repeat(257))).isEqualTo("is longer than 256 characters");
        assertThat(UserIds.problem(" ".repeat(257))).isEqualTo("is longer than 256 characters");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    ou_7d8a6e6df7621556ce0d21922b676706ccs, ou_7…6ccs
                    ou_0123456789abc,                       ou_0…9abc
                    ou_0123456789ab,                        ou_…9ab
                    3e3cf96b,                               3e…6b
                    abcd,                                   a…d
                    abc,                                    …
                    a,                                      …
                    '',                                     …
                    王小明王小明王小明,                         王小…小明
                    """)
    void shortenedIdContainsItsEnds(String userId, String shown) {
        assertThat(UserIds.shorten(userId)).isEqualTo(shown);
    }

    @Test
    void shortenedIdContainsAtMostHalfOfItsCharacters() {
        for (int length = 1; length <= UserIds.MAX_LENGTH; length++) {
            String userId = "0123456789abcdef".repeat(16).substring(0, length);

            String shown = UserIds.shorten(userId);

            assertThat(shown).doesNotContain(userId).hasSizeLessThanOrEqualTo(Math.min(9, length / 2 + 1));
        }
    }

    @Test
    void shortenedIdNeverContainsHalfAnEmoji() {
        assertThat(UserIds.shorten("😀😀😀😀")).isEqualTo("😀…😀");
        assertThat(UserIds.shorten("😀😀")).isEqualTo("?…?");
        assertThat(UserIds.shorten("a😀345678😀z")).isEqualTo("a😀…😀z");
        assertThat(UserIds.shorten("abc😀567890😀xyz")).isEqualTo("abc?…?xyz");
    }

    @Test
    void shortenedIdContainsNoControlCharacters() {
        assertThat(UserIds.shorten("\n\u001B[2J-and-more-\r\n")).doesNotContain("\n", "\r", "\u001B");
        assertThat(UserIds.shorten("\uD83D234567\uDE00")).isEqualTo("?2…7?");
    }

    @Test
    void idThatIsCutOffWithItsTextIsMasked() {
        String userId = "ou_9d2beb613c85a2412862a49a924558c5";
        List<String> userIds = List.of("ou_other", userId);

        for (int length = 5; length < userId.length(); length++) {
            assertThat(UserIds.mask("no such user " + userId.substring(0, length) + "…", userIds))
                    .isEqualTo("no such user ou_9…");
        }
        assertThat(UserIds.mask("no such user ou_9…", userIds)).isEqualTo("no such user ou_9…");
        assertThat(UserIds.mask("…", userIds)).isEqualTo("…");
    }
}
