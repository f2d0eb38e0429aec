package io.github.feedpin.simulator;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
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

class UserRulesTest {

    @Test
    void usersArePinnedUntilTheyAreUnpinned() {
        SimulatorFixture fixture = SimulatorFixture.create();
        AccessToken token = fixture.token();

        fixture.pin(token, "ou_1", "ou_2", "ou_3");
        fixture.unpin(token, "ou_2", "ou_never_pinned");

        assertThat(fixture.simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_1", "ou_3");
        assertThat(fixture.simulator.pinnedCount()).isEqualTo(2);
        assertThat(fixture.simulator.isPinned("ou_1")).isTrue();
        assertThat(fixture.simulator.isPinned("ou_2")).isFalse();
    }

    @Test
    void usersOutsideTheChatAreNamedAsFailed() {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.notInChat(id -> id.startsWith("ou_away")));

        PlatformResponse<List<FailedUser>> response =
                fixture.pin(fixture.token(), "ou_1", "ou_away1", "ou_2", "ou_away2");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.code()).isZero();
        assertThat(response.data())
                .containsExactly(
                        new FailedUser("ou_away1", 0, "The user is not in the chat"),
                        new FailedUser("ou_away2", 0, "The user is not in the chat"));
        assertThat(fixture.simulator.pinnedUsers()).containsExactlyInAnyOrder("ou_1", "ou_2");
    }

    @Test
    void unpinningAUserOutsideTheChatFails() {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.notInChat("ou_away"::equals));
        assertThat(fixture.unpin(fixture.token(), "ou_away").data()).hasSize(1);
    }

    @Test
    void repeatedUsersCountOnce() {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.notInChat("ou_away"::equals));

        PlatformResponse<List<FailedUser>> response =
                fixture.pin(fixture.token(), "ou_1", "ou_away", "ou_1", "ou_away");

        assertThat(response.data()).hasSize(1);
        assertThat(fixture.simulator.pinnedCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"OPEN_ID, ou_, 99992351", "USER_ID, '', 99992359", "UNION_ID, on_, 99992363"})
    void unknownUserRejectsTheWholeCall(UserIdType type, String prefix, int code) {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.unknownUsers(id -> id.endsWith("unknown")));

        PlatformResponse<List<FailedUser>> response = SimulatorFixture.await(fixture.platform.setTimeSensitive(
                BOT_CHAT,
                TimeSensitiveRequest.pin(type, List.of(prefix + "existing", prefix + "unknown")),
                fixture.token()));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo(code);
        assertThat(response.message()).isEqualTo("these " + type.value() + "s do not exist");
        assertThat(fixture.simulator.pinnedUsers()).isEmpty();
    }
}
