package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The order of requests for one user and several chats, each by a client derived for this request. */
class GroupChatRequestsTest {

    private static final String CHAT = "oc_one";
    private static final String OTHER_CHAT = "oc_two";
    private static final FeedCard CARD = FeedCard.groupChat(CHAT);
    private static final Duration LINGER = Duration.ofMillis(20);

    private final Scenario scenario = new Scenario();
    private final FeedpinClient client = scenario.client();

    private void passes(Duration time) {
        scenario.clock.advanceTimeBy(time);
    }

    /** Pins the user in the chat, in two attempts; the first one may still be processed. */
    private void firstAttemptIsAbandoned() {
        scenario.platform.responding(
                (request, number) -> number == 1 ? Mono.error(new NoResponseException("silence", null)) : success());
        scenario.await(client.chat(CHAT).pin("ou_a"));
        assertThat(scenario.platform.cards).containsExactly(CARD, CARD);
    }

    @Test
    void requestsForOneChatShareACall() {
        client.chat(CHAT).pin("ou_a").subscribe();
        client.chat(CHAT).pin("ou_b").subscribe();
        client.chat(OTHER_CHAT).pin("ou_a").subscribe();
        client.pin("ou_a").subscribe();
        passes(LINGER);

        assertThat(scenario.platform.cards)
                .containsExactlyInAnyOrder(CARD, FeedCard.groupChat(OTHER_CHAT), FeedCard.BOT_CHAT);
        assertThat(scenario.platform.calls.get(scenario.platform.cards.indexOf(CARD)))
                .isEqualTo(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_a", "ou_b")));
    }

    @Test
    void contradictingRequestForTheSameChatReplacesAQueuedOne() {
        RecordedOutcome replaced = RecordedOutcome.of(client.chat(CHAT).pin("ou_a"));
        RecordedOutcome other = RecordedOutcome.of(client.chat(OTHER_CHAT).pin("ou_a"));
        RecordedOutcome newer = RecordedOutcome.of(client.chat(CHAT).unpin("ou_a"));
        passes(LINGER);

        assertThat(replaced.outcome())
                .isInstanceOfSatisfying(
                        NotSent.class, outcome -> assertThat(outcome.reason()).isEqualTo(NotSentReason.SUPERSEDED));
        assertThat(List.of(other.outcome(), newer.outcome())).containsOnly(new Applied("ou_a"));
    }

    @Test
    void whileACallForTheChatIsInFlightTheUsersNextRequestWaits() {
        Sinks.Empty<Void> responded = Sinks.empty();
        scenario.await(client.pin("ou_first"));
        scenario.platform.responding(CARD, () -> responded.asMono().then(success()));
        RecordedOutcome first = RecordedOutcome.of(client.chat(CHAT).pin("ou_a"));
        passes(LINGER);
        first.cancel();
        RecordedOutcome next = RecordedOutcome.of(client.chat(CHAT).unpin("ou_a"));
        RecordedOutcome other = RecordedOutcome.of(client.chat(OTHER_CHAT).unpin("ou_a"));

        passes(Duration.ofSeconds(1));
        assertThat(next.isSignalled()).isFalse();
        assertThat(other.outcome()).isEqualTo(new Applied("ou_a"));
        responded.tryEmitEmpty();
        passes(LINGER);
        assertThat(next.outcome()).isEqualTo(new Applied("ou_a"));
        assertThat(scenario.platform.calls)
                .last()
                .extracting(TimeSensitiveRequest::action)
                .isEqualTo(PinAction.UNPIN);
    }

    @Test
    void afterAnAbandonedAttemptOnlyAContradictingRequestForTheSameChatWaits() {
        firstAttemptIsAbandoned();
        RecordedOutcome same = RecordedOutcome.of(client.chat(CHAT).unpin("ou_a"));
        RecordedOutcome other = RecordedOutcome.of(client.chat(OTHER_CHAT).unpin("ou_a"));
        RecordedOutcome bot = RecordedOutcome.of(client.unpin("ou_a"));
        passes(LINGER);

        assertThat(List.of(other.outcome(), bot.outcome())).containsOnly(new Applied("ou_a"));
        assertThat(same.isSignalled()).isFalse();
        passes(Duration.ofSeconds(15));
        assertThat(same.outcome()).isEqualTo(new Applied("ou_a"));
    }

    @Test
    void afterAnAbandonedAttemptRunsAndCallsForOtherChatsDoNotWait() {
        firstAttemptIsAbandoned();
        FeedpinClient other = client.chat(OTHER_CHAT);
        other.unpin(List.of("ou_a")).subscribe();
        other.send(TimeSensitiveRequest.unpin(UserIdType.OPEN_ID, List.of("ou_a")))
                .subscribe();
        client.chat(CHAT).unpin(List.of("ou_a")).subscribe();
        client.chat(CHAT)
                .send(TimeSensitiveRequest.unpin(UserIdType.OPEN_ID, List.of("ou_a")))
                .subscribe();
        passes(LINGER);
        assertThat(scenario.platform.cards).hasSize(4).endsWith(FeedCard.groupChat(OTHER_CHAT));
        passes(Duration.ofSeconds(15));
        assertThat(scenario.platform.cards).hasSize(6).endsWith(CARD, CARD);
    }
}
