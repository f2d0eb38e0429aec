package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.observation.CallResult;
import io.github.feedpin.observation.RunListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class PinCollectionTest {

    private final Scenario scenario = new Scenario();

    @Test
    void nothingIsSentBeforeTheSubscription() {
        Mono<PinReport> unsubscribed = scenario.client().pin(Scenario.users(3));
        assertThat(unsubscribed).isNotNull();
        assertThat(scenario.platform.calls).isEmpty();
        assertThat(scenario.platform.tokensFetched).hasValue(0);
    }

    @Test
    void everySubscriptionStartsANewRun() {
        Mono<PinReport> run = scenario.client().pin(Scenario.users(3));
        scenario.await(run);
        scenario.await(run);
        assertThat(scenario.platform.callSizes()).containsExactly(3, 3);
    }

    @Test
    void fiftyOneUsersTakeTwoCalls() {
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(51)));
        assertThat(scenario.platform.callSizes()).containsExactly(50, 1);
        assertThat(report.applied()).isEqualTo(51);
        assertThat(report.stats().calls()).isEqualTo(2);
    }

    @Test
    void whenThereAreNoUsersNeitherCallNorTokenRequestIsSent() {
        PinReport report = scenario.await(scenario.client().pin(List.of()));
        assertThat(report.submitted()).isZero();
        assertThat(scenario.platform.calls).isEmpty();
        assertThat(scenario.platform.tokensFetched).hasValue(0);
    }

    @Test
    void duplicateIdsAreSentOnceAndCounted() {
        List<String> ids = new ArrayList<>(Scenario.users(120));
        ids.addAll(Scenario.users(100));
        PinReport report = scenario.await(scenario.client().pin(ids));
        assertThat(report.submitted()).isEqualTo(220);
        assertThat(report.distinct()).isEqualTo(120);
        assertThat(report.duplicates()).isEqualTo(100);
        assertThat(scenario.platform.callSizes()).containsExactly(50, 50, 20);
    }

    @Test
    void invalidIdsAreNotSentAndTakeNoPlaceInACall() {
        List<String> ids = new ArrayList<>(List.of("", "ou_with\ncontrol", "x".repeat(257)));
        ids.addAll(Scenario.users(50));
        PinReport report = scenario.await(scenario.client().pin(ids));
        assertThat(scenario.platform.callSizes()).containsExactly(50);
        assertThat(report.notSent()).isEqualTo(3);
        assertThat(report.applied()).isEqualTo(50);
        assertThat(report.outcomes().get("")).isInstanceOfSatisfying(NotSent.class, outcome -> {
            assertThat(outcome.reason()).isEqualTo(NotSentReason.INVALID_ID);
            assertThat(outcome.message()).contains("blank");
        });
    }

    @Test
    void whenAUserIsListedAsFailedItIsRejectedWithAnyCode() {
        scenario.platform.responding(
                (request, number) -> success(new FailedUser("ou_user_000002", 0, "The user is not in the chat")));
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(3)));
        assertThat(report.outcomes().values())
                .containsExactly(
                        new Applied("ou_user_000001"),
                        new Rejected("ou_user_000002", 0, "The user is not in the chat", "log-1"),
                        new Applied("ou_user_000003"));
    }

    @Test
    void unpinSendsUnpinCalls() {
        scenario.await(scenario.client().unpin(Scenario.users(1)));
        assertThat(scenario.platform.calls.get(0).action()).isEqualTo(PinAction.UNPIN);
    }

    @Test
    void userIdTypeOfTheOptionsIsSent() {
        FeedpinClient client = scenario.client();
        FeedpinClient byUnionId = client.with(client.options().withUserIdType(UserIdType.UNION_ID));
        scenario.await(byUnionId.pin(Scenario.users(1)));
        assertThat(scenario.platform.calls.get(0).userIdType()).isEqualTo(UserIdType.UNION_ID);
    }

    @Test
    void whenAnIdIsNullTheRunFailsBeforeAnythingIsSent() {
        Mono<PinReport> run = scenario.client().pin(Arrays.asList("ou_a", null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scenario.await(run))
                .withMessageContaining("number 2 is null");
        assertThat(scenario.platform.calls).isEmpty();
    }

    @Test
    void elapsedTimeIsMeasuredOnTheConfiguredClock() {
        scenario.platform.responding(
                (request, number) -> success().delayElement(Duration.ofMillis(40), scenario.clock));
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(1)));
        assertThat(report.stats().elapsed()).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void whenAListenerThrowsNoOutcomeIsLost() {
        RunListener angry = new RunListener() {
            @Override
            public void onCallEnded(CallResult call) {
                throw new IllegalStateException("listener");
            }
        };
        FeedpinClient client = scenario.client();
        PinReport report =
                scenario.await(client.with(client.options().withListener(angry)).pin(Scenario.users(3)));
        assertThat(report.applied()).isEqualTo(3);
        assertThat(report.stats().calls()).isEqualTo(1);
    }
}
