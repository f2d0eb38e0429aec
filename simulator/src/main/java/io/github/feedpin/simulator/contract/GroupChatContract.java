package io.github.feedpin.simulator.contract;

import static io.github.feedpin.platform.PlatformEndpoint.SET_CHAT_TIME_SENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.error.CallRejectedException;
import io.github.feedpin.error.FeedCardRejectedException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.simulator.SimulatedEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls for a group chat: the same as for the bot's chat, at an endpoint of their own. */
public interface GroupChatContract extends PlatformConnector {

    @Test
    default void callForAGroupChatArrivesUnchanged() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        // Each character with a meaning in a URL, a space, and characters beyond ASCII.
        for (String id :
                List.of("oc_a0553eda9014c201e6969b478895c230", "oc_a/b%?#&=+;:@ \\\"<>{}|^`张😀", "oc_..", "oc_%2F")) {
            FeedCard chat = FeedCard.groupChat(id);
            for (UserIdType type : UserIdType.values()) {
                TimeSensitiveRequest request = TimeSensitiveRequest.unpin(type, List.of("ou_2", "张三"));
                ContractFixture.await(fixture.platform().setTimeSensitive(chat, request, fixture.token()));

                assertThat(fixture.last().endpoint()).isEqualTo(SimulatedEndpoint.SET_CHAT_TIME_SENSITIVE);
                assertThat(fixture.last().card()).isEqualTo(chat);
                assertThat(fixture.last().userIdType()).isEqualTo(type);
                assertThat(fixture.last().userIds()).containsExactly("ou_2", "张三");
                assertThat(fixture.last().action()).isEqualTo(PinAction.UNPIN);
            }
            assertThat(fixture.pin(chat, "ou_1").code()).isZero();
            assertThat(fixture.simulator().pinnedUsers(chat)).containsExactly("ou_1");
        }
        assertThat(fixture.simulator().pinnedUsers()).isEmpty();
    }

    @Test
    default void callForTheBotsChatKeepsItsEndpoint() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);

        fixture.pin("ou_1");

        assertThat(fixture.last().endpoint()).isEqualTo(SimulatedEndpoint.SET_TIME_SENSITIVE);
        assertThat(fixture.last().card())
                .isNotNull()
                .satisfies(card -> assertThat(card.type()).isEqualTo(FeedCardType.BOT_CHAT));
    }

    @Test
    default void failedUsersOfAGroupChatAreReturned() {
        ContractFixture fixture =
                ContractFixture.withLongTimeout(this, builder -> builder.notInChat("ou_away"::equals));

        PlatformResponse<List<FailedUser>> response = fixture.pin(ContractFixture.GROUP_CHAT, "ou_1", "ou_away");

        assertThat(response)
                .isEqualTo(PlatformResponse.success(
                        List.of(new FailedUser("ou_away", 0, "The user is not in the chat")),
                        fixture.last().logId()));
        assertThat(fixture.simulator().pinnedUsers(ContractFixture.GROUP_CHAT)).containsExactly("ou_1");
    }

    @Test
    default void rejectionOfAGroupChatIsAValue() {
        ContractFixture fixture = ContractFixture.withLongTimeout(
                this,
                builder -> builder.chatsWithoutBot("oc_without_bot"::equals).unknownChats("oc_unknown"::equals));

        PlatformResponse<?> withoutBot = fixture.pin(FeedCard.groupChat("oc_without_bot"), "ou_1");
        PlatformResponse<?> unknown = fixture.pin(FeedCard.groupChat("oc_unknown"), "ou_1");

        assertThat(withoutBot.status()).isEqualTo(400);
        assertThat(withoutBot.code()).isEqualTo(230027);
        assertThatThrownBy(() -> withoutBot.dataOrThrow(SET_CHAT_TIME_SENSITIVE))
                .isInstanceOf(FeedCardRejectedException.class);
        assertThat(unknown.code()).isEqualTo(230001);
        assertThatThrownBy(() -> unknown.dataOrThrow(SET_CHAT_TIME_SENSITIVE))
                .isInstanceOf(CallRejectedException.class);
    }
}
