package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Several requests for the same user. */
class SupersededRequestTest {

    private final Scenario scenario = new Scenario();
    private final FeedpinClient client = scenario.client();

    private void passes(long millis) {
        scenario.clock.advanceTimeBy(Duration.ofMillis(millis));
    }

    private void respondingAfter(long millis) {
        scenario.platform.responding(
                (request, number) -> success().delayElement(Duration.ofMillis(millis), scenario.clock));
    }

    private static void assertSuperseded(UserOutcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(NotSent.class, notSent -> {
            assertThat(notSent.reason()).isEqualTo(NotSentReason.SUPERSEDED);
            assertThat(notSent.isRetryable()).isFalse();
        });
    }

    @Test
    void whenAQueuedRequestIsContradictedItIsSuperseded() {
        RecordedOutcome pin = RecordedOutcome.of(client.pin("ou_a"));
        RecordedOutcome unpin = RecordedOutcome.of(client.unpin("ou_a"));
        assertSuperseded(pin.outcome());
        passes(20);
        assertThat(unpin.outcome()).isEqualTo(new Applied("ou_a"));
        assertThat(scenario.platform.calls).singleElement().matches(call -> call.action() == PinAction.UNPIN);
    }

    @Test
    void identicalRequestsShareTheirOutcome() {
        RecordedOutcome first = RecordedOutcome.of(client.pin("ou_a"));
        RecordedOutcome second = RecordedOutcome.of(client.pin("ou_a"));
        passes(20);
        assertThat(first.outcome()).isSameAs(second.outcome());
        assertThat(scenario.platform.callSizes()).containsExactly(1);
    }

    @Test
    void whenASharedRequestIsSupersededAllItsSubscribersAreNotified() {
        RecordedOutcome first = RecordedOutcome.of(client.pin("ou_a"));
        RecordedOutcome second = RecordedOutcome.of(client.pin("ou_a"));
        client.unpin("ou_a").subscribe();
        assertSuperseded(first.outcome());
        assertSuperseded(second.outcome());
    }

    @Test
    void whenARequestIsSentALaterOneWaitsForItsOutcome() {
        respondingAfter(500);
        RecordedOutcome pin = RecordedOutcome.of(client.pin("ou_a"));
        passes(100);
        RecordedOutcome unpin = RecordedOutcome.of(client.unpin("ou_a"));
        passes(400);
        assertThat(scenario.platform.calls).hasSize(1);
        assertThat(pin.isSignalled()).isFalse();
        passes(20);
        assertThat(pin.outcome()).isEqualTo(new Applied("ou_a"));
        assertThat(scenario.platform.calls).hasSize(2);
        passes(500);
        assertThat(unpin.outcome()).isEqualTo(new Applied("ou_a"));
    }

    @Test
    void whenARequestIsRetriedALaterOneWaitsForTheRetries() {
        scenario.platform.responding((request, number) -> number <= 2 ? error(503, 5000) : success());
        RecordedOutcome pin = RecordedOutcome.of(client.pin("ou_a"));
        passes(20);
        RecordedOutcome unpin = RecordedOutcome.of(client.unpin("ou_a"));
        passes(5_000);
        assertThat(scenario.platform.calls)
                .extracting(TimeSensitiveRequest::action)
                .containsExactly(PinAction.PIN, PinAction.PIN, PinAction.PIN, PinAction.UNPIN);
        assertThat(pin.outcome()).isEqualTo(unpin.outcome());
    }

    @Test
    void whenARequestWaitsForACallItCanBeSuperseded() {
        respondingAfter(500);
        RecordedOutcome pin = RecordedOutcome.of(client.pin("ou_a"));
        passes(100);
        RecordedOutcome unpin = RecordedOutcome.of(client.unpin("ou_a"));
        RecordedOutcome again = RecordedOutcome.of(client.pin("ou_a"));
        assertSuperseded(unpin.outcome());
        passes(2_000);
        assertThat(pin.outcome()).isEqualTo(again.outcome());
        assertThat(scenario.platform.callSizes()).containsExactly(1, 1);
    }

    @Test
    void whenAQueuedRequestIsCancelledItIsNotSent() {
        RecordedOutcome first = RecordedOutcome.of(client.pin("ou_a"));
        RecordedOutcome second = RecordedOutcome.of(client.pin("ou_b"));
        first.cancel();
        passes(20);
        assertThat(scenario.platform.callSizes()).containsExactly(1);
        assertThat(second.outcome()).isEqualTo(new Applied("ou_b"));
        assertThat(first.isSignalled()).isFalse();
    }

    @Test
    void whenASharedRequestIsCancelledOtherSubscribersAreServed() {
        RecordedOutcome first = RecordedOutcome.of(client.pin("ou_a"));
        RecordedOutcome second = RecordedOutcome.of(client.pin("ou_a"));
        first.cancel();
        passes(20);
        assertThat(second.outcome()).isEqualTo(new Applied("ou_a"));
    }

    @Test
    void whenASentRequestIsCancelledOtherSubscribersAreServed() {
        respondingAfter(500);
        RecordedOutcome first = RecordedOutcome.of(client.pin("ou_a"));
        RecordedOutcome second = RecordedOutcome.of(client.pin("ou_b"));
        passes(100);
        first.cancel();
        passes(500);
        assertThat(second.outcome()).isEqualTo(new Applied("ou_b"));
        assertThat(scenario.platform.cancelled).hasValue(0);
    }

    @Test
    void whenARequestThatWaitsForACallIsCancelledItIsNotSent() {
        respondingAfter(500);
        client.pin("ou_a").subscribe();
        passes(100);
        RecordedOutcome.of(client.unpin("ou_a")).cancel();
        passes(2_000);
        assertThat(scenario.platform.calls).hasSize(1);
    }

    @Test
    void whenAllSubscribersCancelNothingIsSent() {
        RecordedOutcome.of(client.pin("ou_a")).cancel();
        passes(1_000);
        assertThat(scenario.platform.calls).isEmpty();
    }
}
