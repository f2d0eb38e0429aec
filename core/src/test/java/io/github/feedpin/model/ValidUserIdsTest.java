package io.github.feedpin.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidUserIdsTest {

    @Test
    void isTheListOfWhatWasAdded() {
        ValidUserIds.Builder builder = new ValidUserIds.Builder(2);
        List<String> reference = new ArrayList<>();
        IntStream.range(0, 30).mapToObj(i -> "ou_" + i).forEach(id -> {
            assertThat(builder.add(id)).isNull();
            reference.add(id);
        });
        assertThat(builder.size()).isEqualTo(30);

        ValidUserIds built = builder.build();

        assertThat(built).isEqualTo(reference).hasSameHashCodeAs(reference).containsExactlyElementsOf(reference);
        assertThat(builder.size()).isZero();
        assertThat(builder.build()).isEqualTo(ValidUserIds.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ou_\t", "ou_\uFFFD"})
    void whatCannotBeAnIdIsLeftOut(String userId) {
        ValidUserIds.Builder builder = new ValidUserIds.Builder(2);
        builder.add("ou_a");
        assertThat(builder.add(userId)).isEqualTo(UserIds.problem(userId)).isNotNull();
        assertThat(builder.build()).containsExactly("ou_a");
    }

    @Test
    void whatIsBuiltStaysAsItIs() {
        ValidUserIds.Builder builder = new ValidUserIds.Builder(1);
        builder.add("ou_a");
        ValidUserIds first = builder.build();
        builder.add("ou_b");
        assertThat(first).containsExactly("ou_a");
        assertThat(ValidUserIds.copyOf(first)).isSameAs(first);
    }

    @Test
    void theBuilderKnowsWhomItHolds() {
        ValidUserIds.Builder builder = new ValidUserIds.Builder(4);
        builder.add("ou_a");
        assertThat(builder.contains(new StringBuilder("ou_a").toString())).isTrue();
        assertThat(builder.contains("ou_b")).isFalse();
        builder.build();
        assertThat(builder.contains("ou_a")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ou_7d8a6e6df7621556ce0d21922b676706", "a", "!#$%&'()*+,-./[]^`{|}~"})
    void isPlainWhenJsonWritesItAsItIs(String userId) {
        assertPlain(true, userId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"", "\\a", "a b", "é", "张三", "\u4E61", "a\u0161", "😀"})
    void isNotPlainWhenJsonEscapesItOrItIsNotAscii(String userId) {
        assertPlain(false, userId);
    }

    @Test
    void oneIdThatIsNotPlainIsEnoughAndIsForgottenWithItsBatch() {
        ValidUserIds.Builder builder = new ValidUserIds.Builder(2);
        builder.add("a\"");
        builder.add("ou_a");
        assertThat(UserIds.arePlain(builder.build())).isFalse();
        builder.add("ou_a");
        assertThat(UserIds.arePlain(builder.build())).isTrue();
    }

    @Test
    void whatCannotBeAnIdIsNotPlain() {
        assertThat(UserIds.arePlain(List.of(""))).isFalse();
        assertThat(UserIds.arePlain(List.of("a".repeat(UserIds.MAX_LENGTH)))).isTrue();
        assertThat(UserIds.arePlain(List.of("a".repeat(UserIds.MAX_LENGTH + 1))))
                .isFalse();
    }

    private static void assertPlain(boolean expected, String userId) {
        assertThat(UserIds.arePlain(List.of(userId))).isEqualTo(expected);
        assertThat(UserIds.arePlain(ValidUserIds.copyOf(List.of("ou_a", userId))))
                .isEqualTo(expected);
    }

    @Test
    void theShortestIdIsMaskedHoweverLongTheOthersAre() {
        List<String> ids = ValidUserIds.copyOf(List.of("ou_a_very_long_one", "ou_b", "ou_another_long_one"));
        assertThat(UserIds.mask("ou_b", ids)).isEqualTo(UserIds.shorten("ou_b"));
        assertThat(UserIds.mask("no user ou_b here", ids)).doesNotContain("ou_b");
        assertThat(UserIds.mask("ok", ids)).isEqualTo("ok");
    }

    @Test
    void itsWordsNameNobody() {
        assertThat(ValidUserIds.copyOf(List.of("ou_a", "ou_b"))).hasToString("2 users");
    }
}
