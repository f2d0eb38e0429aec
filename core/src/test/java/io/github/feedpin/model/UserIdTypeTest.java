package io.github.feedpin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTypeTest {

    @ParameterizedTest
    @CsvSource({"OPEN_ID, open_id", "UNION_ID, union_id", "USER_ID, user_id"})
    void eachTypeHasThePlatformsName(UserIdType type, String value) {
        assertThat(type.value()).isEqualTo(value);
        assertThat(type).hasToString(value);
    }

    @ParameterizedTest
    @EnumSource
    void typeIsFoundByThePlatformsName(UserIdType type) {
        assertThat(UserIdType.of(type.value())).isSameAs(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPEN_ID", "openid", " open_id", "chat_id", ""})
    void unknownNameOfATypeIsRejected(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> UserIdType.of(value));
    }

    @Test
    void rejectionOfATypeContainsTheAllowedNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UserIdType.of("email"))
                .withMessage("Unknown user id type 'email'; allowed are: open_id, union_id, user_id");
    }
}
