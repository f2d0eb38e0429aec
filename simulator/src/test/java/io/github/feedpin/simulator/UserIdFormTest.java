package io.github.feedpin.simulator;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.PlatformResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserIdFormTest {

    private final SimulatorFixture fixture = SimulatorFixture.create();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    OPEN_ID  | ou_7d8a6e6df7621556ce0d21922b676706ccs
                    OPEN_ID  | ou_a
                    OPEN_ID  | ou_user-17
                    UNION_ID | on_cad4860e7af114fb4ff6c5d496d1dd76
                    USER_ID  | 3e3cf96b
                    USER_ID  | 13800000000
                    USER_ID  | anna.li@example.com
                    USER_ID  | ou_a
                    USER_ID  | 李安娜
                    """)
    void whenAnIdCanBeOfItsTypeItIsPinned(UserIdType type, String id) {
        assertThat(pin(type, id).code()).isZero();
        assertThat(fixture.simulator.pinnedUsers()).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    OPEN_ID  | anna@example.com   | 99992351
                    OPEN_ID  | +8613800000000     | 99992351
                    OPEN_ID  | 3e3cf96b           | 99992351
                    OPEN_ID  | on_a               | 99992351
                    OPEN_ID  | oc_a               | 99992351
                    OPEN_ID  | OU_A               | 99992351
                    OPEN_ID  | ou_                | 99992351
                    OPEN_ID  | ou_a,ou_b          | 99992351
                    OPEN_ID  | "ou_a"             | 99992351
                    OPEN_ID  | 'ou_a'             | 99992351
                    OPEN_ID  | ou_a # Anna        | 99992351
                    OPEN_ID  | people.csv         | 99992351
                    UNION_ID | ou_a               | 99992363
                    UNION_ID | anna@example.com   | 99992363
                    UNION_ID | on_a;on_b          | 99992363
                    """)
    void whenAnIdCannotBeOfItsTypeTheWholeCallIsRejected(UserIdType type, String id, int code) {
        String valid = type == UserIdType.OPEN_ID ? "ou_valid" : "on_valid";

        PlatformResponse<List<FailedUser>> response = pin(type, valid, id);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo(code);
        assertThat(response.message()).isEqualTo("not a valid " + type.value());
        assertThat(fixture.simulator.pinnedUsers()).isEmpty();
    }

    private PlatformResponse<List<FailedUser>> pin(UserIdType type, String... ids) {
        return SimulatorFixture.await(fixture.platform.setTimeSensitive(
                BOT_CHAT, TimeSensitiveRequest.pin(type, List.of(ids)), fixture.token()));
    }
}
