package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Faults of calls that single requests share. */
class SingleRequestFaultsTest {

    private final Scenario scenario = new Scenario();
    private final FeedpinClient client = scenario.client();

    private List<RecordedOutcome> pin(int users) {
        List<RecordedOutcome> recorded = Scenario.users(users).stream()
                .map(user -> RecordedOutcome.of(client.pin(user)))
                .toList();
        passes(Duration.ofSeconds(10));
        return recorded;
    }

    private void passes(Duration duration) {
        scenario.clock.advanceTimeBy(duration);
    }

    private static void assertNotSent(UserOutcome outcome, NotSentReason reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        NotSent.class, notSent -> assertThat(notSent.reason()).isEqualTo(reason));
    }

    @Test
    void whenAFailureIsTransientTheCallIsRetried() {
        scenario.platform.responding((request, number) -> number <= 2 ? error(503, 5000) : success());
        assertThat(pin(3)).extracting(RecordedOutcome::outcome).allMatch(Applied.class::isInstance);
        assertThat(scenario.platform.callSizes()).containsExactly(3, 3, 3);
    }

    @Test
    void whenNoResponseArrivesTheOutcomesAreUnknown() {
        scenario.platform.responding((request, number) -> Mono.error(new NoResponseException("broken", null)));
        assertThat(pin(3)).extracting(RecordedOutcome::outcome).allMatch(Unknown.class::isInstance);
    }

    @Test
    void whenOneIdIsInvalidItIsIsolated() {
        scenario.platform.responding(
                (request, number) -> request.userIds().contains("ou_user_000003") ? error(400, 99992351) : success());
        List<UserOutcome> outcomes =
                pin(8).stream().map(RecordedOutcome::outcome).toList();
        assertThat(outcomes).filteredOn(Applied.class::isInstance).hasSize(7);
        assertThat(outcomes.get(2)).isInstanceOf(Rejected.class);
    }

    @Test
    void whenTheTokenIsRejectedItIsReplacedOnce() {
        scenario.platform.responding((request, number) -> number == 1 ? error(400, 99991663) : success());
        assertThat(pin(3)).extracting(RecordedOutcome::outcome).allMatch(Applied.class::isInstance);
        assertThat(scenario.platform.tokensFetched).hasValue(2);
    }

    @Test
    void whenTheAppIsRejectedQueuedRequestsEndAndLaterOnesAreTriedAfterAPause() {
        scenario.platform.responding((request, number) -> number == 1
                ? ScriptedPlatform.<List<io.github.feedpin.model.FailedUser>>error(400, 99991672)
                        .delayElement(Duration.ofMillis(500), scenario.clock)
                : success());
        RecordedOutcome sent = RecordedOutcome.of(client.pin("ou_a"));
        passes(Duration.ofMillis(510));
        RecordedOutcome waiting = RecordedOutcome.of(client.pin("ou_b"));
        RecordedOutcome behindTheCall = RecordedOutcome.of(client.unpin("ou_a"));
        passes(Duration.ofMillis(100));
        assertNotSent(sent.outcome(), NotSentReason.APP_REJECTED);
        assertNotSent(waiting.outcome(), NotSentReason.APP_REJECTED);
        assertNotSent(behindTheCall.outcome(), NotSentReason.APP_REJECTED);
        assertThat(scenario.platform.calls).hasSize(1);
        passes(Duration.ofSeconds(2));
        assertThat(scenario.await(client.pin("ou_c"))).isEqualTo(new Applied("ou_c"));
    }

    @Test
    void whenNoTokenIsAvailableRequestsEnd() {
        scenario.platform.granting(() -> error(200, 10014));
        assertThat(pin(3))
                .extracting(RecordedOutcome::outcome)
                .allSatisfy(outcome -> assertNotSent(outcome, NotSentReason.APP_REJECTED));
        assertThat(scenario.platform.calls).isEmpty();
    }

    @Test
    void whenThePlatformIsUnreachableRequestsWait() {
        scenario.await(client.pin(List.of("ou_first")));
        scenario.platform.responding((request, number) -> number <= 4
                ? Mono.error(new io.github.feedpin.error.UnreachableException("rejected", null))
                : success());
        assertThat(pin(3)).extracting(RecordedOutcome::outcome).allMatch(Applied.class::isInstance);
    }

    @Test
    void whenTheClientClosesQueuedRequestsAreSentAtOnce() {
        RecordedOutcome waiting = RecordedOutcome.of(client.pin("ou_a"));
        scenario.await(client.close(Duration.ofSeconds(1)));
        assertThat(waiting.outcome()).isEqualTo(new Applied("ou_a"));
        assertThat(scenario.clock.now(java.util.concurrent.TimeUnit.MILLISECONDS))
                .isLessThan(20);
    }

    @Test
    void afterTheGraceQueuedRequestsAreNotSentAndCallsInFlightAreAbandoned() {
        scenario.platform.responding((request, number) -> Mono.never());
        RecordedOutcome inFlight = RecordedOutcome.of(client.pin("ou_a"));
        passes(Duration.ofMillis(20));
        RecordedOutcome behindTheCall = RecordedOutcome.of(client.unpin("ou_a"));
        scenario.await(client.close(Duration.ofSeconds(1)));
        assertNotSent(behindTheCall.outcome(), NotSentReason.CLOSED);
        assertThat(inFlight.outcome()).isInstanceOf(Unknown.class);
        assertThat(scenario.platform.cancelled).hasValue(1);
    }

    @Test
    void whenTheClientIsClosedNewRequestsFail() {
        scenario.await(client.close(Duration.ZERO));
        assertThat(RecordedOutcome.of(client.pin("ou_a")).errors)
                .singleElement()
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void completedRequestsDoNotDelayClosing() {
        pin(3);
        long before = scenario.clock.now(java.util.concurrent.TimeUnit.MILLISECONDS);
        scenario.await(client.close(Duration.ofMinutes(1)));
        assertThat(scenario.clock.now(java.util.concurrent.TimeUnit.MILLISECONDS) - before)
                .isLessThan(10);
    }
}
