package io.github.feedpin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSensitiveResponseTest {

    private static final FailedUser NOT_IN_CHAT = new FailedUser("ou_a", 0, "The user is not in the chat");

    @Test
    void failedUsersAreCopiedAndUnmodifiable() {
        List<FailedUser> given = new ArrayList<>(List.of(NOT_IN_CHAT));
        TimeSensitiveResponse response = new TimeSensitiveResponse(given, "log-1");

        given.clear();

        assertThat(response.failedUsers()).containsExactly(NOT_IN_CHAT);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> response.failedUsers().clear());
    }

    @Test
    void textOfAFailedUserWithoutAnIdContainsAPlaceholder() {
        assertThat(new FailedUser(null, 230053, "blocked")).hasToString("FailedUser[userId=?, errorCode=230053]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ou_a\n", "\u001B[31mou_a", "ou_\uD800"})
    void invalidIdOfAFailedUserIsDropped(String userId) {
        assertThat(new FailedUser(userId, 0, "").userId()).isNull();
        assertThat(new FailedUser("x".repeat(900_000), 0, "").userId()).isNull();
    }
}
