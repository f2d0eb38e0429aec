package io.github.feedpin.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GarbledWordsTest {

    private static String tidied(String message) {
        return new PlatformError("PATCH /x", 200, null, message, null).message();
    }

    @Test
    void whatCouldGarbleALogIsTakenOut() {
        assertThat(tidied("a\u0085b\u009Bc\u2028d\u202Ee\tf\nbell\u0007g\uD800h"))
                .isEqualTo("a b c d e f bell g h");
    }

    @Test
    void wordsStayWithinTheirLength() {
        assertThat(tidied("x".repeat(301))).hasSize(Words.MAX_LENGTH).endsWith("x…");
    }

    @Test
    void noCharacterIsHalved() {
        assertThat(tidied("x".repeat(298) + "😀😀")).isEqualTo("x".repeat(298) + "…");
    }

    @Test
    void aBlankLogIdIsNone() {
        assertThat(new PlatformError("PATCH /x", 200, null, "", " ").logId()).isNull();
    }
}
