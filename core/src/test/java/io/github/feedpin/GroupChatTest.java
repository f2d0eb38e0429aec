package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.error.InvalidResponseException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.Unknown;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Clients of group chats. */
class GroupChatTest {

    private static final String CHAT = "oc_a0553eda9014c201e6969b478895c230";
    private static final String OTHER_CHAT = "oc_b84389eda9014c201e6969b4788dbc11";
    private static final FeedCard CARD = FeedCard.groupChat(CHAT);
    private static final FeedCard OTHER_CARD = FeedCard.groupChat(OTHER_CHAT);

    private final Scenario scenario = new Scenario();
    private final FeedpinClient client = scenario.client();

    private void passes(Duration time) {
        scenario.clock.advanceTimeBy(time);
    }

    @Test
    void runsSingleRequestsAndSingleCallsPinTheChat() {
        FeedpinClient chat = client.chat(CHAT);

        assertThat(scenario.await(chat.pin(Scenario.users(120))).applied()).isEqualTo(120);
        assertThat(scenario.await(chat.unpin("ou_a"))).isEqualTo(new Applied("ou_a"));
        scenario.await(chat.send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_a"))));

        assertThat(scenario.platform.callSizes()).containsExactly(50, 50, 20, 1, 1);
        assertThat(scenario.platform.cards).containsOnly(CARD);
        assertThat(scenario.platform.tokensFetched).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "oc_", "bot_time_sentive", "ou_a", " oc_a", "oc_a\n"})
    void whenTheChatIdIsInvalidItIsRejectedAtOnce(String chatId) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.chat(chatId))
                .withMessageContaining("chat id");
    }

    @Test
    void chatOfAChatReplacesIt() {
        scenario.await(client.chat(OTHER_CHAT).chat(CHAT).pin("ou_a"));
        assertThat(scenario.platform.cards).containsExactly(CARD);
    }

    @Test
    void chatHasTheOptionsOfTheClientAndKeepsTheChatWithOthers() {
        RunOptions options = client.options().withUserIdType(UserIdType.UNION_ID);
        assertThat(client.with(options).chat(CHAT).options()).isSameAs(options);

        scenario.await(client.chat(CHAT).with(options).pin("on_a"));

        assertThat(scenario.platform.cards).containsExactly(CARD);
        assertThat(scenario.platform.calls)
                .containsExactly(TimeSensitiveRequest.pin(UserIdType.UNION_ID, List.of("on_a")));
    }

    @Test
    void groupChatsShareAQuotaBesideThatOfTheBotsChat() {
        FeedpinClient slow = scenario.builder().quota(Quota.of(1, 60)).build();
        slow.pin(List.of("ou_a")).subscribe();
        slow.chat(CHAT).pin(List.of("ou_a")).subscribe();
        slow.chat(OTHER_CHAT).pin(List.of("ou_a")).subscribe();

        passes(Duration.ofMillis(900));
        assertThat(scenario.platform.cards).containsExactlyInAnyOrder(FeedCard.BOT_CHAT, CARD);
        passes(Duration.ofMillis(200));
        assertThat(scenario.platform.cards).endsWith(OTHER_CARD).hasSize(3);
    }

    @Test
    void limitersAreCreatedOnceAtTheirFirstUse() {
        List<QuotaScope> created = new ArrayList<>();
        FeedpinClient limited = scenario.builder()
                .quotaLimiters((scope, time) -> {
                    created.add(scope);
                    return QuotaLimiter.of(Quota.platformDefault(), time);
                })
                .build();
        limited.chat(CHAT);
        assertThat(created).isEmpty();

        scenario.await(limited.chat(CHAT).pin("ou_a"));
        scenario.await(limited.chat(OTHER_CHAT).pin("ou_a"));
        assertThat(created).containsExactly(new QuotaScope(FeedCardType.GROUP_CHAT, null));
        scenario.await(limited.pin("ou_a"));
        assertThat(created).hasSize(2).endsWith(new QuotaScope(FeedCardType.BOT_CHAT, null));
    }

    @Test
    void whenTheFactoryOfLimitersThrowsUsersEndAsNotSent() {
        FeedpinClient broken = scenario.builder()
                .quotaLimiters((scope, time) -> {
                    throw new IllegalStateException("no limiter");
                })
                .build();

        PinReport report = scenario.await(broken.chat(CHAT).pin(List.of("ou_a")));

        assertThat(report.notSentByReason()).containsOnlyKeys(NotSentReason.UNREACHABLE);
        assertThat(report.outcomes().values())
                .allSatisfy(outcome -> assertThat(outcome.message()).contains("The quota limiter failed"));
    }

    @Test
    void whenALimiterIsSetGroupChatsKeepTheQuotaThatWasSetBefore() {
        QuotaLimiter shared = QuotaLimiter.of(Quota.of(1, 1), scenario.time);
        FeedpinClient limited =
                scenario.builder().quota(Quota.of(2, 2)).quotaLimiter(shared).build();
        limited.pin(Scenario.users(200)).subscribe();
        limited.chat(CHAT).pin(Scenario.users(200)).subscribe();
        passes(Duration.ofSeconds(10));
        assertThat(scenario.platform.cards).containsExactlyInAnyOrder(FeedCard.BOT_CHAT, CARD, CARD);
    }

    @Test
    void closingAClientClosesThoseDerivedFromIt() {
        FeedpinClient chat = client.chat(CHAT);
        RecordedOutcome queued = RecordedOutcome.of(client.chat(OTHER_CHAT).pin("ou_a"));

        CompletableFuture<@Nullable Void> closed =
                chat.close(Duration.ofSeconds(10)).toFuture();

        assertThat(queued.outcome()).isEqualTo(new Applied("ou_a"));
        assertThat(closed).isCompleted();
        for (FeedpinClient each : List.of(client, chat, client.chat(OTHER_CHAT))) {
            assertThat(RecordedOutcome.of(each.pin("ou_b")).errors)
                    .singleElement()
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void stoppingRunsStopsThoseOfAllClientsDerivedFromEachOther() {
        scenario.platform.responding((request, number) -> Mono.never());
        CompletableFuture<@Nullable PinReport> run =
                client.chat(CHAT).pin(Scenario.users(60)).toFuture();

        client.chat(OTHER_CHAT).stopRuns(Duration.ZERO, Mono.never()).subscribe();
        passes(Duration.ZERO);

        assertThat(run).isCompletedWithValueMatching(report -> report.unknown() == 60);
    }

    @Test
    void whenACallIsAbandonedTheMessageNamesTheEndpointOfTheChat() {
        scenario.platform.responding((request, number) -> Mono.never());
        FeedpinClient chat = client.chat(CHAT);

        PinReport report = scenario.await(
                chat.with(chat.options().withDeadline(Duration.ofSeconds(1))).pin(List.of("ou_a")));

        assertThat(report.outcomes().get("ou_a"))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.message())
                                .startsWith("PATCH /open-apis/im/v2/feed_cards/{feed_card_id} was abandoned"));
    }

    @Test
    void whenFailedUsersAreNotNamedTheMessageNamesTheEndpointOfTheChat() {
        scenario.platform.responding((request, number) -> success(new FailedUser(null, 7, "someone")));

        PinReport report = scenario.await(client.chat(CHAT).pin(List.of("ou_a", "ou_b")));

        assertThat(report.outcomes().get("ou_a"))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.cause())
                                .isInstanceOf(InvalidResponseException.class)
                                .hasMessageContaining("/feed_cards/{feed_card_id}"));
    }

    @Test
    void observationsNameTheTypeOfTheCardAndTheEndpointButNotTheChat() {
        RecordedObservations observations = new RecordedObservations();
        FeedpinClient observed =
                scenario.builder().observationRegistry(observations.registry).build();

        scenario.await(observed.chat(CHAT).pin(List.of("ou_a")));
        scenario.await(observed.chat(CHAT).pin("ou_a"));

        for (String name : List.of("feedpin.run", "feedpin.single")) {
            assertThat(observations.named(name))
                    .singleElement()
                    .satisfies(one -> assertThat(one.keys()).containsEntry("feed.card", "group_chat"));
        }
        assertThat(observations.named("feedpin.call"))
                .hasSize(2)
                .allSatisfy(call ->
                        assertThat(call.keys()).containsEntry("uri", "/open-apis/im/v2/feed_cards/{feed_card_id}"));
        assertThat(observations.stopped.toString()).doesNotContain(CHAT);
    }
}
