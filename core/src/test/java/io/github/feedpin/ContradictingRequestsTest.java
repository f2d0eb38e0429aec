package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Contradicting requests after an attempt that may be processed late. */
class ContradictingRequestsTest {

    private static final Duration A_HAIR = Duration.ofMillis(1);
    private static final Duration LINGER = Duration.ofMillis(20);
    private static final Duration GIVEN_UP = Duration.ofSeconds(15);
    private static final Duration BROKEN = Duration.ofSeconds(2);

    private final Scenario scenario = new Scenario();
    private final FeedpinClient client = scenario.client();
    private final List<UserOutcome> outcomes = new ArrayList<>();

    private void firstCallGetsNoResponse(NoResponseException failure) {
        Mono<PlatformResponse<List<FailedUser>>> lost = Mono.error(failure);
        scenario.platform.responding((request, number) -> number == 1 ? lost : success());
    }

    private static NoResponseException abandoned() {
        return new NoResponseException("silence", null);
    }

    /** Pins in two attempts, the first of which is abandoned now. */
    private void pinInTwoAttempts() {
        assertThat(scenario.await(client.pin("ou_a"))).isEqualTo(new Applied("ou_a"));
        assertThat(scenario.platform.calls).hasSize(2);
    }

    private void passes(Duration time) {
        scenario.clock.advanceTimeBy(time);
    }

    @Test
    void afterAnAbandonedAttemptAContradictingRequestWaits() {
        firstCallGetsNoResponse(abandoned());
        pinInTwoAttempts();
        client.unpin("ou_a").subscribe(outcomes::add);
        passes(Duration.ofSeconds(14));
        assertThat(outcomes).isEmpty();
        assertThat(scenario.platform.calls).hasSize(2);
        passes(Duration.ofSeconds(1).plus(LINGER));
        assertThat(outcomes).containsExactly(new Applied("ou_a"));
    }

    @Test
    void afterABrokenConnectionAContradictingRequestWaitsTwoSeconds() {
        firstCallGetsNoResponse(NoResponseException.ofBrokenConnection("reset", null));
        pinInTwoAttempts();
        client.unpin("ou_a").subscribe(outcomes::add);
        passes(BROKEN.plus(LINGER));
        assertThat(outcomes).containsExactly(new Applied("ou_a"));
    }

    @Test
    void afterAnInvalidResponseAContradictingRequestWaitsTwoSeconds() {
        scenario.platform.responding((request, number) -> number == 1 ? error(502, 1) : success());
        pinInTwoAttempts();
        client.unpin("ou_a").subscribe(outcomes::add);
        passes(Duration.ofSeconds(1));
        assertThat(scenario.platform.calls).hasSize(2);
        passes(BROKEN.plus(LINGER));
        assertThat(outcomes).containsExactly(new Applied("ou_a"));
    }

    @Test
    void anIdenticalRequestDoesNotWait() {
        firstCallGetsNoResponse(abandoned());
        pinInTwoAttempts();
        client.pin("ou_a").subscribe(outcomes::add);
        passes(LINGER);
        assertThat(outcomes).containsExactly(new Applied("ou_a"));
    }

    @Test
    void aRequestForAnotherUserDoesNotWait() {
        firstCallGetsNoResponse(abandoned());
        pinInTwoAttempts();
        client.unpin("ou_b").subscribe(outcomes::add);
        client.with(client.options().withUserIdType(UserIdType.UNION_ID))
                .unpin("ou_a")
                .subscribe(outcomes::add);
        passes(LINGER);
        assertThat(outcomes).hasSize(2);
    }

    @Test
    void whenAWaitingRequestIsContradictedItIsReplaced() {
        firstCallGetsNoResponse(abandoned());
        pinInTwoAttempts();
        client.unpin("ou_a").subscribe(outcomes::add);
        passes(Duration.ofSeconds(1));
        client.pin("ou_a").subscribe(outcomes::add);
        passes(LINGER);
        assertThat(outcomes).hasSize(2).contains(new Applied("ou_a"));
        passes(GIVEN_UP);
        assertThat(scenario.platform.calls).hasSize(3);
    }

    @Test
    void whenAWaitingRequestIsCancelledItIsNotSent() {
        firstCallGetsNoResponse(abandoned());
        pinInTwoAttempts();
        client.unpin("ou_a").subscribe(outcomes::add).dispose();
        passes(GIVEN_UP.plus(LINGER));
        assertThat(scenario.platform.calls).hasSize(2);
        assertThat(scenario.await(client.close(Duration.ofMinutes(1)).thenReturn(true)))
                .isTrue();
    }

    @Test
    void whenTheCallIsAbandonedARequestQueuedBehindItKeepsWaiting() {
        firstCallGetsNoResponse(abandoned());
        client.pin("ou_a").subscribe();
        passes(LINGER);
        client.unpin("ou_a").subscribe(outcomes::add);
        passes(Duration.ofSeconds(14));
        assertThat(outcomes).isEmpty();
        passes(Duration.ofSeconds(2));
        assertThat(outcomes).containsExactly(new Applied("ou_a"));
    }

    @Test
    void aContradictingBatchOfARunWaits() {
        firstCallGetsNoResponse(abandoned());
        pinInTwoAttempts();
        PinReport report = scenario.await(client.unpin(List.of("ou_a")));
        assertThat(report.applied()).isEqualTo(1);
        assertThat(report.stats().elapsed()).isBetween(Duration.ofSeconds(14), Duration.ofSeconds(16));
    }

    @Test
    void whenARunIsCancelledAContradictingRequestWaitsForItsCalls() {
        scenario.platform.responding((request, number) -> number == 1 ? Mono.never() : success());
        client.pin(List.of("ou_a")).subscribe().dispose();
        assertThat(scenario.platform.calls).hasSize(1);
        client.unpin("ou_a").subscribe(outcomes::add);
        passes(GIVEN_UP.minus(A_HAIR));
        assertThat(scenario.platform.calls).hasSize(1);
        passes(A_HAIR.plus(LINGER));
        assertThat(outcomes).containsExactly(new Applied("ou_a"));
    }

    @Test
    void whenAnAttemptIsAbandonedAQueuedContradictingRequestWaits() {
        Mono<PlatformResponse<List<FailedUser>>> lost = Mono.error(abandoned());
        scenario.platform.responding((request, number) ->
                number == 1 ? lost.delaySubscription(LINGER.dividedBy(2), scenario.clock) : success());
        client.pin(List.of("ou_a")).subscribe();
        client.unpin("ou_a").subscribe(outcomes::add);
        passes(Duration.ofSeconds(14));
        assertThat(outcomes).isEmpty();
        passes(Duration.ofSeconds(1).plus(LINGER));
        assertThat(outcomes).containsExactly(new Applied("ou_a"));
    }

    @Test
    void aContradictingSendWaits() {
        firstCallGetsNoResponse(abandoned());
        pinInTwoAttempts();
        client.send(TimeSensitiveRequest.unpin(UserIdType.OPEN_ID, List.of("ou_a")))
                .subscribe();
        passes(Duration.ofSeconds(14));
        assertThat(scenario.platform.calls).hasSize(2);
        passes(Duration.ofSeconds(1));
        assertThat(scenario.platform.calls).hasSize(3);
    }

    @Test
    void whenARunIsStoppedItDoesNotWait() {
        firstCallGetsNoResponse(abandoned());
        pinInTwoAttempts();
        FeedpinClient stopped =
                client.with(client.options().withStop(Mono.delay(Duration.ofSeconds(1), scenario.clock)));
        PinReport report = scenario.await(stopped.unpin(List.of("ou_a")));
        assertThat(report.notSent()).isEqualTo(1);
        assertThat(report.stats().elapsed()).isLessThan(Duration.ofSeconds(2));
    }
}
