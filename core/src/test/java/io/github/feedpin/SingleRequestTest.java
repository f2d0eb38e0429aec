package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.error.QueueFullException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Single requests that arrive at about the same time, which share a call. */
class SingleRequestTest {

    private final Scenario scenario = new Scenario();
    private final FeedpinClient client = scenario.client();

    private void passes(long millis) {
        scenario.clock.advanceTimeBy(Duration.ofMillis(millis));
    }

    @Test
    void nothingIsSentBeforeTheSubscription() {
        Mono<UserOutcome> single = client.pin("ou_a");
        passes(1_000);
        assertThat(scenario.platform.calls).isEmpty();
        assertThat(scenario.await(single)).isEqualTo(new Applied("ou_a"));
        assertThat(scenario.await(single)).isEqualTo(new Applied("ou_a"));
        assertThat(scenario.platform.callSizes()).containsExactly(1, 1);
    }

    @Test
    void callIsSentWhenItsOldestRequestHasLingered() {
        RecordedOutcome first = RecordedOutcome.of(client.pin("ou_a"));
        passes(19);
        RecordedOutcome second = RecordedOutcome.of(client.pin("ou_b"));
        assertThat(scenario.platform.calls).isEmpty();
        passes(1);
        assertThat(scenario.platform.calls)
                .containsExactly(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_a", "ou_b")));
        assertThat(first.outcome()).isEqualTo(new Applied("ou_a"));
        assertThat(second.outcome()).isEqualTo(new Applied("ou_b"));
    }

    @Test
    void fullCallIsSentAtOnce() {
        Scenario.users(120).forEach(user -> client.pin(user).subscribe());
        assertThat(scenario.platform.callSizes()).containsExactly(50, 50);
        passes(20);
        assertThat(scenario.platform.callSizes()).containsExactly(50, 50, 20);
    }

    @Test
    void whileACallWaitsForAPermitMoreRequestsJoinIt() {
        client.pin(Scenario.users(50 * 50)).subscribe();
        passes(100);
        client.pin("ou_a").subscribe();
        passes(500);
        Scenario.users(30).forEach(user -> client.pin(user).subscribe());
        passes(1_000);
        assertThat(scenario.platform.callSizes()).hasSize(51).endsWith(31);
    }

    @Test
    void requestsOfDifferentActionOrIdTypeDoNotShareCalls() {
        FeedpinClient byUserId = client.with(client.options().withUserIdType(UserIdType.USER_ID));
        client.pin("ou_a").subscribe();
        client.unpin("ou_b").subscribe();
        byUserId.pin("ou_a").subscribe();
        client.with(RunOptions.defaults()).pin("ou_c").subscribe();
        passes(20);
        assertThat(scenario.platform.calls)
                .containsExactlyInAnyOrder(
                        TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_a", "ou_c")),
                        TimeSensitiveRequest.unpin(UserIdType.OPEN_ID, List.of("ou_b")),
                        TimeSensitiveRequest.pin(UserIdType.USER_ID, List.of("ou_a")));
    }

    @Test
    void everyRequestGetsItsOwnOutcome() {
        scenario.platform.responding((request, number) -> success(new FailedUser("ou_b", 7, "not in the chat")));
        RecordedOutcome applied = RecordedOutcome.of(client.pin("ou_a"));
        RecordedOutcome rejected = RecordedOutcome.of(client.pin("ou_b"));
        passes(20);
        assertThat(applied.outcome()).isEqualTo(new Applied("ou_a"));
        assertThat(rejected.outcome()).isInstanceOf(Rejected.class);
    }

    @Test
    void whenAnIdIsInvalidItIsNotSent() {
        assertThat(scenario.await(client.pin(" ")))
                .isInstanceOfSatisfying(
                        NotSent.class, outcome -> assertThat(outcome.reason()).isEqualTo(NotSentReason.INVALID_ID));
        passes(1_000);
        assertThat(scenario.platform.calls).isEmpty();
    }

    @Test
    void whenTheQueueIsFullANewRequestFails() {
        FeedpinClient small = scenario.builder()
                .concurrency(ConcurrencyLimits.defaults().withMaxPendingRequests(2))
                .build();
        RecordedOutcome first = RecordedOutcome.of(small.pin("ou_a"));
        RecordedOutcome second = RecordedOutcome.of(small.pin("ou_b"));
        RecordedOutcome third = RecordedOutcome.of(small.pin("ou_c"));
        assertThat(third.errors).singleElement().isInstanceOfSatisfying(QueueFullException.class, full -> {
            assertThat(full).hasMessageContaining("2 single requests are pending");
            assertThat(full.isRetryable()).isTrue();
            assertThat(full.mayHaveActed()).isFalse();
        });
        passes(20);
        assertThat(List.of(first.outcome(), second.outcome())).allMatch(Applied.class::isInstance);
        assertThat(scenario.await(small.pin("ou_c"))).isEqualTo(new Applied("ou_c"));
    }

    @Test
    void whenTheConcurrencyLimitIsReachedCallsWait() {
        FeedpinClient narrow = scenario.builder()
                .concurrency(ConcurrencyLimits.defaults().withMaxConcurrentCalls(2))
                .build();
        scenario.await(narrow.pin("ou_first"));
        scenario.platform.calls.clear();
        scenario.platform.responding(
                (request, number) -> success().delayElement(Duration.ofMillis(500), scenario.clock));
        Scenario.users(150).forEach(user -> narrow.pin(user).subscribe());
        passes(400);
        assertThat(scenario.platform.calls).hasSize(2);
        passes(200);
        assertThat(scenario.platform.calls).hasSize(3);
    }
}
