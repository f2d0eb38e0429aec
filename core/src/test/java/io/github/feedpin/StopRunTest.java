package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class StopRunTest {

    private final Scenario scenario = new Scenario();

    private FeedpinClient stoppedAfter(Duration delay) {
        FeedpinClient client = scenario.client();
        return client.with(client.options().withStop(Mono.delay(delay, scenario.clock)));
    }

    @Test
    void whenARunIsStoppedItEndsWithItsReport() {
        scenario.platform.responding(
                (request, number) -> success().delayElement(Duration.ofMillis(30), scenario.clock));
        PinReport report = scenario.await(stoppedAfter(Duration.ofMillis(1_500)).pin(Scenario.users(100_000)));
        assertThat(report.applied()).isEqualTo(100 * 50);
        assertThat(report.notSent()).isEqualTo(95_000);
        assertThat(report.stats().elapsed()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whenARunIsStoppedUsersNotSentAreCancelled() {
        PinReport report = scenario.await(stoppedAfter(Duration.ofMillis(500)).pin(Scenario.users(2_600)));
        assertThat(report.outcomes().get("ou_user_002600"))
                .isInstanceOfSatisfying(
                        NotSent.class, outcome -> assertThat(outcome.reason()).isEqualTo(NotSentReason.CANCELLED));
    }

    @Test
    void whenARunIsStoppedCallsInFlightComplete() {
        scenario.platform.responding(
                (request, number) -> success().delayElement(Duration.ofSeconds(3), scenario.clock));
        PinReport report = scenario.await(stoppedAfter(Duration.ofMillis(100)).pin(Scenario.users(100)));
        assertThat(report.applied()).isEqualTo(100);
    }

    @Test
    void whenARunIsStoppedTheWaitForARetryEnds() {
        scenario.platform.responding((request, number) -> number == 1
                ? success()
                : Mono.just(new PlatformResponse<>(503, null, "", null, null, Duration.ofSeconds(60))));
        PinReport report = scenario.await(stoppedAfter(Duration.ofSeconds(1)).pin(Scenario.users(100)));
        assertThat(report.stats().elapsed()).isLessThan(Duration.ofSeconds(2));
        assertThat(report.unknown()).isEqualTo(50);
    }

    @Test
    void whenTheReportIsCancelledItsPermitsAreReturned() {
        scenario.platform.responding((request, number) -> error(400, 1));
        FeedpinClient client = scenario.client();
        client.pin(Scenario.users(5_000)).subscribe().dispose();
        scenario.platform.responding((request, number) -> success());
        PinReport report = scenario.await(client.pin(Scenario.users(50)));
        assertThat(report.applied()).isEqualTo(50);
    }

    @Test
    void whenTheClientIsClosedNewRunsFail() {
        FeedpinClient client = scenario.client();
        scenario.await(client.close(Duration.ZERO));
        assertThatIllegalStateException()
                .isThrownBy(() -> scenario.await(client.pin(Scenario.users(1))))
                .withMessageContaining("closed");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        scenario.await(client.send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, Scenario.users(1)))));
        assertThat(scenario.platform.calls).isEmpty();
    }

    @Test
    void whenTheClientClosesItWaitsForRunsInProgress() {
        FeedpinClient client = scenario.client();
        Mono<PinReport> run = started(client.pin(Scenario.users(5_000)));
        scenario.await(client.close(Duration.ofMinutes(1)));
        assertThat(run.toFuture()).isCompleted();
        assertThat(scenario.await(run).applied()).isEqualTo(5_000);
    }

    @Test
    void afterTheGraceRemainingUsersAreNotSent() {
        FeedpinClient client = scenario.client();
        Mono<PinReport> run = started(client.pin(Scenario.users(50_000)));
        scenario.await(client.close(Duration.ofMillis(1_500)));
        assertThat(run.toFuture()).isCompleted();
        assertThat(scenario.await(run).outcomes().get("ou_user_050000"))
                .isInstanceOfSatisfying(
                        NotSent.class, outcome -> assertThat(outcome.reason()).isEqualTo(NotSentReason.CLOSED));
    }

    private static Mono<PinReport> started(Mono<PinReport> run) {
        Mono<PinReport> shared = run.cache();
        shared.subscribe();
        return shared;
    }
}
