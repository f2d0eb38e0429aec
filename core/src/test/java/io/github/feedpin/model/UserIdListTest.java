package io.github.feedpin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdListTest {

    @Test
    void theListEqualsTheGivenOneAndIsACopy() {
        List<String> given = new ArrayList<>(List.of("ou_a", "ou_b"));
        UserIdList list = new UserIdList(given);

        given.set(0, "ou_c");

        assertThat(list).isEqualTo(List.of("ou_a", "ou_b")).hasSameHashCodeAs(List.of("ou_a", "ou_b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ou_\t", "ou_\uFFFD"})
    void whenAnIdIsInvalidTheMessageContainsItsPositionOnly(String userId) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new UserIdList(List.of("ou_a", userId)))
                .withMessage("User id number 2 " + UserIds.problem(userId));
    }

    @Test
    void itsTextContainsTheNumberOfIdsOnly() {
        assertThat(new UserIdList(List.of("ou_a", "ou_b"))).hasToString("2 users");
    }
}
