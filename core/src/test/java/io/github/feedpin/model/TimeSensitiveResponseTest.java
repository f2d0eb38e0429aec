package io.github.feedpin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeSensitiveResponseTest {

    private static final FailedUser NOT_IN_CHAT = new FailedUser("ou_a", 0, "The user is not in the chat");

    @Test
    void theFailedUsersAreCopiedAndCannotBeChanged() {
        List<FailedUser> given = new ArrayList<>(List.of(NOT_IN_CHAT));
        TimeSensitiveResponse response = new TimeSensitiveResponse(given, "log-1");

        given.clear();

        assertThat(response.failedUsers()).containsExactly(NOT_IN_CHAT);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> response.failedUsers().clear());
    }

    @Test
    void aFailedUserWithoutAnIdIsShownAsSomebody() {
        assertThat(new FailedUser(null, 230053, "blocked")).hasToString("FailedUser[userId=?, errorCode=230053]");
    }
}
