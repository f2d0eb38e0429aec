package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.simulator.RawHttpClient.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupChatTest {

    private static final String CARDS = "/open-apis/im/v2/feed_cards/";
    private static final String BODY = "{\"time_sensitive\":true,\"user_ids\":[\"ou_1\"]}";

    private final StoreAppFixture fixture = StoreAppFixture.with(
            builder -> builder.unknownChats("oc_unknown"::equals).chatsWithoutBot("oc_without_bot"::equals));
    private final AccessToken token = fixture.fixture.token();
    private final SimulatorServer server = fixture.simulator.serve();
    private final RawHttpClient client = new RawHttpClient(server).bearer(token.value());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void groupChatIsPinnedApartFromTheChatOfTheBot() {
        assertThat(patch("oc_1").code()).isZero();
        assertThat(fixture.simulator.pinnedUsers()).isEmpty();

        assertThat(patch("bot_time_sentive").code()).isZero();

        assertThat(fixture.simulator.pinnedUsers()).containsExactly("ou_1");
        assertThat(fixture.simulator.pinnedUsers(FeedCard.groupChat("oc_1"))).containsExactly("ou_1");
        assertThat(fixture.simulator.journal().entries())
                .extracting(JournalEntry::endpoint)
                .endsWith(SimulatedEndpoint.SET_CHAT_TIME_SENSITIVE, SimulatedEndpoint.SET_TIME_SENSITIVE);
    }

    @Test
    void encodedIdIsDecoded() {
        assertThat(patch("oc_a%2Fb%25%3F+%E5%BC%A0").code()).isZero();

        assertThat(fixture.simulator.pinnedUsers(FeedCard.groupChat("oc_a/b%?+张")))
                .containsExactly("ou_1");
    }

    @Test
    void chatWithoutTheBotIsRejected() {
        assertRejected(patch("oc_without_bot"), 400, 230027);
        assertRejected(fixture.pin(FeedCard.groupChat("oc_without_bot"), token, "ou_1"), 230027);
        assertThat(fixture.simulator.pinnedUsers(FeedCard.groupChat("oc_without_bot")))
                .isEmpty();
    }

    @Test
    void chatThatDoesNotExistIsRejected() {
        assertRejected(patch("oc_unknown"), 400, 230001);
        assertRejected(fixture.pin(FeedCard.groupChat("oc_unknown"), token, "ou_1"), 230001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oc_", "ou_1", "bot_time_sensitive", "bot%5Ftime_sentive", "oc_%FF", "oc_%0A", "%20"})
    void idThatIsNoneOfAChatIsRejected(String segment) {
        assertRejected(patch(segment), 400, 230001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "oc_1/", "oc_1/members", "oc_a/b"})
    void pathOfMoreOrFewerSegmentsIsUnknown(String rest) {
        assertRejected(patch(rest), 404, 404);
    }

    @Test
    void tokenIsCheckedBeforeTheChat() {
        assertRejected(
                new RawHttpClient(server).bearer("t-unknown").send("PATCH", CARDS + "oc_unknown", BODY), 400, 99991663);
    }

    private Response patch(String segment) {
        return client.send("PATCH", CARDS + segment + "?user_id_type=open_id", BODY);
    }

    private static void assertRejected(Response response, int status, int code) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.code()).isEqualTo(code);
    }

    private static void assertRejected(io.github.feedpin.platform.PlatformResponse<?> response, int code) {
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo(code);
    }
}
