package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.FeedCardRejectedException;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Rejections of a group chat, which stop its run, and of the app, which apply to all chats. */
class RejectedChatTest {

    private static final String CHAT = "oc_without_the_bot";
    private static final String OTHER_CHAT = "oc_with_the_bot";
    private static final FeedCard CARD = FeedCard.groupChat(CHAT);

    private final Scenario scenario = new Scenario();
    private final FeedpinClient client = scenario.builder()
            .concurrency(ConcurrencyLimits.defaults().withMaxConcurrentCalls(1))
            .build();

    private int callsForTheChat() {
        return Collections.frequency(scenario.platform.cards, CARD);
    }

    private static void isRejected(UserOutcome outcome, int code) {
        assertThat(outcome).isInstanceOfSatisfying(NotSent.class, notSent -> {
            assertThat(notSent.reason()).isEqualTo(NotSentReason.CHAT_REJECTED);
            assertThat(notSent.cause()).isInstanceOf(FeedCardRejectedException.class);
            assertThat(notSent.message())
                    .contains("/feed_cards/{feed_card_id}", "code " + code, "for a group chat that the bot is in it")
                    .doesNotContain(CHAT);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {230027, 230002})
    void whenTheBotIsNotInTheChatItsRunStopsWithTheCauseAndAdvice(int code) {
        scenario.platform.responding(CARD, () -> error(400, code));

        PinReport report = scenario.await(client.chat(CHAT).pin(Scenario.users(200)));

        assertThat(report.notSentByReason()).containsOnlyKeys(NotSentReason.CHAT_REJECTED);
        assertThat(report.notSent()).isEqualTo(200);
        assertThat(report.outcomes().values()).allSatisfy(outcome -> isRejected(outcome, code));
        assertThat(callsForTheChat()).isEqualTo(1);
    }

    @Test
    void whenAChatIsRejectedOtherChatsAndTheAppContinue() {
        scenario.platform.responding(
                CARD, () -> Mono.delay(Duration.ofMillis(50), scenario.clock).then(error(400, 230027)));
        scenario.platform.responding(
                (request, number) -> success().delayElement(Duration.ofMillis(100), scenario.clock));
        CompletableFuture<@Nullable PinReport> bot =
                client.pin(Scenario.users(200)).toFuture();
        CompletableFuture<@Nullable PinReport> other =
                client.chat(OTHER_CHAT).pin(Scenario.users(200)).toFuture();

        PinReport rejected = scenario.await(client.chat(CHAT).pin(Scenario.users(200)));
        scenario.clock.advanceTimeBy(Duration.ofSeconds(10));

        assertThat(rejected.notSent()).isEqualTo(200);
        assertThat(bot).isCompletedWithValueMatching(report -> report.applied() == 200);
        assertThat(other).isCompletedWithValueMatching(report -> report.applied() == 200);
    }

    @Test
    void whenTheBotJoinsTheChatTheNextRequestSucceedsAtOnce() {
        scenario.platform.responding(CARD, () -> error(400, 230027));
        isRejected(scenario.await(client.chat(CHAT).pin("ou_a")), 230027);

        scenario.platform.responding(CARD, ScriptedPlatform::success);

        assertThat(scenario.await(client.chat(CHAT).pin("ou_a"))).isEqualTo(new Applied("ou_a"));
    }

    @Test
    void whenAChatIsRejectedItsPendingSingleRequestsEndAndOthersAreSent() {
        scenario.platform.responding(
                CARD, () -> Mono.delay(Duration.ofMillis(50), scenario.clock).then(error(400, 230027)));
        List<RecordedOutcome> pending = Scenario.users(120).stream()
                .map(user -> RecordedOutcome.of(client.chat(CHAT).pin(user)))
                .toList();
        RecordedOutcome other = RecordedOutcome.of(client.chat(OTHER_CHAT).pin("ou_a"));
        RecordedOutcome bot = RecordedOutcome.of(client.pin("ou_a"));

        scenario.clock.advanceTimeBy(Duration.ofMillis(100));

        assertThat(pending).allSatisfy(each -> isRejected(each.outcome(), 230027));
        assertThat(callsForTheChat()).isEqualTo(1);
        assertThat(List.of(other.outcome(), bot.outcome())).containsOnly(new Applied("ou_a"));
    }

    @Test
    void whenTheAppWasRejectedRequestsForChatsFailWithoutACall() {
        scenario.platform.responding((request, number) -> error(400, 99991672));
        scenario.await(client.pin("ou_a"));

        UserOutcome outcome = scenario.await(client.chat(CHAT).pin("ou_a"));

        assertThat(outcome).isInstanceOfSatisfying(NotSent.class, notSent -> {
            assertThat(notSent.reason()).isEqualTo(NotSentReason.APP_REJECTED);
            assertThat(notSent.cause()).isInstanceOf(AppRejectedException.class);
        });
        assertThat(callsForTheChat()).isZero();
    }

    @Test
    void rejectionOfAChatProvesThatTheAppIsAccepted() {
        scenario.platform.responding((request, number) -> error(400, 99991672));
        scenario.await(client.pin("ou_a"));
        scenario.platform.responding((request, number) -> success());
        scenario.platform.responding(CARD, () -> error(400, 230027));
        scenario.clock.advanceTimeBy(Duration.ofSeconds(2));

        isRejected(scenario.await(client.chat(CHAT).pin("ou_a")), 230027);

        assertThat(scenario.await(client.pin("ou_a"))).isEqualTo(new Applied("ou_a"));
    }

    @Test
    void sendFailsWithTheRejectionOfTheChat() {
        scenario.platform.responding(CARD, () -> error(400, 230027));
        Mono<?> sent = client.chat(CHAT).send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_a")));

        Throwable failure = scenario.await(sent.materialize().map(end -> Objects.requireNonNull(end.getThrowable())));

        assertThat(failure).isInstanceOf(FeedCardRejectedException.class);
    }
}
