package io.github.feedpin.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSensitiveRequestTest {

    @Test
    void pinRequestsSetTheFlagAndUnpinRequestsClearIt() {
        assertThat(TimeSensitiveRequest.pin(UserIdType.UNION_ID, List.of("on_a")))
                .isEqualTo(new TimeSensitiveRequest(PinAction.PIN, UserIdType.UNION_ID, List.of("on_a")));
        assertThat(TimeSensitiveRequest.unpin(UserIdType.USER_ID, List.of("a")))
                .isEqualTo(new TimeSensitiveRequest(PinAction.UNPIN, UserIdType.USER_ID, List.of("a")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 49, 50})
    void oneToFiftyUsersAreAccepted(int users) {
        assertThat(pin(ids(users)).userIds()).hasSize(users);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 51, 1000})
    void anyOtherNumberOfUsersIsRejected(int users) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pin(ids(users)))
                .withMessage("A call takes 1 to 50 user ids, but there are " + users);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    '  ',       User id number 2 is blank
                    '',         User id number 2 is blank
                    'ou_\tb',   User id number 2 contains a control character
                    """)
    void whenAnIdIsInvalidTheMessageContainsItsPositionOnly(String userId, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pin(List.of("ou_a", userId, "ou_c")))
                .withMessage(message);
    }

    @Test
    void theOrderOfTheIdsIsKept() {
        assertThat(pin(List.of("ou_c", "ou_a", "ou_b")).userIds()).containsExactly("ou_c", "ou_a", "ou_b");
    }

    @Test
    void whenTheGivenListChangesLaterTheRequestDoesNot() {
        List<String> given = new ArrayList<>(List.of("ou_a"));
        TimeSensitiveRequest request = pin(given);

        given.set(0, "ou_b");

        assertThat(request.userIds()).containsExactly("ou_a");
    }

    @Test
    void theIdsCannotBeChanged() {
        List<String> userIds = pin(List.of("ou_a")).userIds();

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> userIds.add("ou_b"));
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsRejected() {
        assertThatNullPointerException().isThrownBy(() -> TimeSensitiveRequest.pin(null, List.of("ou_a")));
        assertThatNullPointerException().isThrownBy(() -> pin(null));
        assertThatNullPointerException().isThrownBy(() -> pin(Arrays.asList("ou_a", null)));
    }

    @Test
    void textOfARequestContainsTheNumberOfUsersOnly() {
        assertThat(pin(ids(3))).hasToString("TimeSensitiveRequest[action=PIN, userIdType=open_id, 3 users]");
    }

    private static TimeSensitiveRequest pin(List<String> userIds) {
        return TimeSensitiveRequest.pin(UserIdType.OPEN_ID, userIds);
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "ou_" + i).toList();
    }
}
