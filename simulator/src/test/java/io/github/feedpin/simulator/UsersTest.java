package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsersTest {

    @Test
    void arePinnedUntilTheyAreUnpinned() {
        Bench bench = Bench.create();
        AccessToken token = bench.token();

        bench.pin(token, "ou_1", "ou_2", "ou_3");
        bench.unpin(token, "ou_2", "ou_never_pinned");

        assertThat(bench.simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_1", "ou_3");
        assertThat(bench.simulator.pinnedCount()).isEqualTo(2);
        assertThat(bench.simulator.isPinned("ou_1")).isTrue();
        assertThat(bench.simulator.isPinned("ou_2")).isFalse();
    }

    @Test
    void areNamedAsFailedWhenTheyAreNotInTheChat() {
        Bench bench = Bench.with(builder -> builder.notInChat(id -> id.startsWith("ou_away")));

        PlatformResponse<List<FailedUser>> response = bench.pin(bench.token(), "ou_1", "ou_away1", "ou_2", "ou_away2");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.code()).isZero();
        assertThat(response.data())
                .containsExactly(
                        new FailedUser("ou_away1", 0, "The user is not in the chat"),
                        new FailedUser("ou_away2", 0, "The user is not in the chat"));
        assertThat(bench.simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_1", "ou_2");
    }

    @Test
    void failWhenUnpinnedOutsideTheChatAsWell() {
        Bench bench = Bench.with(builder -> builder.notInChat("ou_away"::equals));
        assertThat(bench.unpin(bench.token(), "ou_away").data()).hasSize(1);
    }

    @Test
    void countOnceHoweverOftenACallNamesThem() {
        Bench bench = Bench.with(builder -> builder.notInChat("ou_away"::equals));

        PlatformResponse<List<FailedUser>> response = bench.pin(bench.token(), "ou_1", "ou_away", "ou_1", "ou_away");

        assertThat(response.data()).hasSize(1);
        assertThat(bench.simulator.pinnedCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"OPEN_ID, ou_, 99992351", "USER_ID, '', 99992359", "UNION_ID, on_, 99992363"})
    void spoilTheWholeCallWhenOneDoesNotExist(UserIdType type, String prefix, int code) {
        Bench bench = Bench.with(builder -> builder.unknownUsers(id -> id.endsWith("nobody")));

        PlatformResponse<List<FailedUser>> response = Bench.await(bench.platform.setTimeSensitive(
                TimeSensitiveRequest.pin(type, List.of(prefix + "somebody", prefix + "nobody")), bench.token()));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo(code);
        assertThat(response.message()).isEqualTo("these " + type.value() + "s do not exist");
        assertThat(bench.simulator.pinnedUsers()).isEmpty();
    }
}
