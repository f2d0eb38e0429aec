package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class StopRunsTest {

    private final Scenario scenario = new Scenario();
    private final FeedpinClient client = scenario.client();

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.001S", "PT0.9S", "PT5.4S", "PT29S"})
    void whenTheTimeIsOverAllRunsHaveEndedWithTheirReport(Duration within) {
        scenario.platform.responding((request, number) -> number > 25 ? Mono.never() : responseAfter(30));
        CompletableFuture<@Nullable PinReport> run =
                client.pin(Scenario.users(60_000)).toFuture();

        CompletableFuture<@Nullable Void> stopped =
                client.stopRuns(within, Mono.never()).toFuture();
        scenario.clock.advanceTimeBy(within);

        assertThat(stopped).isCompleted();
        assertThat(run)
                .isCompletedWithValueMatching(report -> report.distinct() == 60_000)
                .isCompletedWithValueMatching(
                        report -> report.applied() + report.notSent() + report.unknown() == 60_000)
                .isCompletedWithValueMatching(report -> report.notSent() > 0);
    }

    @Test
    void runsContinueForMostOfTheTimeAndThenGetTheirLastResponses() {
        scenario.platform.responding((request, number) -> responseAfter(100));
        CompletableFuture<@Nullable PinReport> run =
                client.pin(Scenario.users(60_000)).toFuture();

        client.stopRuns(Duration.ofSeconds(5), Mono.never()).subscribe();
        scenario.clock.advanceTimeBy(Duration.ofSeconds(5));

        PinReport report = run.join();
        assertThat(report.unknown()).isZero();
        assertThat(report.applied()).isGreaterThan(3 * 50 * 50);
        assertThat(report.outcomes().get("ou_user_060000"))
                .isInstanceOfSatisfying(
                        NotSent.class, outcome -> assertThat(outcome.reason()).isEqualTo(NotSentReason.CLOSED));
    }

    @Test
    void whenARunEndsInTimeItIsNotStopped() {
        CompletableFuture<@Nullable PinReport> run =
                client.pin(Scenario.users(5_000)).toFuture();
        scenario.await(client.stopRuns(Duration.ofSeconds(30), Mono.never()));
        assertThat(run).isCompletedWithValueMatching(report -> report.applied() == 5_000);
    }

    @Test
    void whenNoRunIsInProgressStopCompletesAtOnce() {
        assertThat(client.stopRuns(Duration.ofSeconds(30), Mono.never()).toFuture())
                .isCompleted();
    }

    @Test
    void whenTheTimeIsUnboundedRunsCompleteNormally() {
        CompletableFuture<@Nullable PinReport> run =
                client.pin(Scenario.users(5_000)).toFuture();
        scenario.await(client.stopRuns(Duration.ofSeconds(Long.MAX_VALUE), Mono.never()));
        assertThat(run).isCompletedWithValueMatching(report -> report.applied() == 5_000);
    }

    @Test
    void whileRunsAreStoppedNewRunsAreStoppedToo() {
        scenario.await(client.stopRuns(Duration.ofSeconds(5), Mono.never()));
        CompletableFuture<@Nullable PinReport> early =
                client.pin(Scenario.users(60_000)).toFuture();
        scenario.clock.advanceTimeBy(Duration.ofMillis(4_500));
        CompletableFuture<@Nullable PinReport> late =
                client.pin(Scenario.users(60_000)).toFuture();
        scenario.clock.advanceTimeBy(Duration.ofMillis(500));
        assertThat(early).isCompletedWithValueMatching(report -> report.applied() > 0 && report.notSent() > 0);
        assertThat(late).isCompletedWithValueMatching(report -> report.notSent() == 60_000);
    }

    @Test
    void whenRunsAreStoppedAnEndlessStreamEnds() {
        CompletableFuture<@Nullable List<UserOutcome>> outcomes = client.pinEach(
                        Flux.<String>never().startWith(Scenario.users(75)))
                .collectList()
                .toFuture();
        client.stopRuns(Duration.ofSeconds(5), Mono.never()).subscribe();
        scenario.clock.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(outcomes).isCompletedWithValueMatching(all -> all.size() == 75);
    }

    @Test
    void whenRunsAreStoppedThoseOfDerivedClientsStopToo() {
        CompletableFuture<@Nullable PinReport> run =
                client.pin(Scenario.users(60_000)).toFuture();
        client.with(client.options().withUserIdType(UserIdType.USER_ID))
                .stopRuns(Duration.ZERO, Mono.never())
                .subscribe();
        assertThat(run).isCompleted();
    }

    @Test
    void whileRunsAreStoppedSingleRequestsAndSendAreServed() {
        scenario.platform.responding((request, number) -> responseAfter(30));
        client.stopRuns(Duration.ofSeconds(5), Mono.never()).subscribe();
        scenario.clock.advanceTimeBy(Duration.ofMillis(4_990));
        CompletableFuture<@Nullable UserOutcome> single = client.unpin("ou_ann").toFuture();
        scenario.clock.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(single).isCompletedWithValueMatching(Applied.class::isInstance);
        assertThat(scenario.await(client.send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, Scenario.users(2)))))
                .isNotNull();
    }

    @Test
    void afterRunsWereStoppedNewRunsAreServed() {
        scenario.await(client.stopRuns(Duration.ZERO, Mono.never()));
        assertThat(scenario.await(client.pin(Scenario.users(100))).applied()).isEqualTo(100);
    }

    @Test
    void afterTheSignalNewRunsAreServedAndEarlierOnesStillEnd() {
        Sinks.Empty<Void> signal = Sinks.empty();
        CompletableFuture<@Nullable PinReport> early =
                client.pin(Scenario.users(60_000)).toFuture();
        client.stopRuns(Duration.ofSeconds(5), signal.asMono()).subscribe();
        signal.tryEmitEmpty();
        CompletableFuture<@Nullable PinReport> late =
                client.pin(Scenario.users(10_000)).toFuture();
        scenario.clock.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(early).isCompletedWithValueMatching(report -> report.notSent() > 0);
        scenario.clock.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(late).isCompletedWithValueMatching(report -> report.applied() == 10_000);
    }

    @Test
    void whenTheSignalFailsItCountsAsASignal() {
        client.stopRuns(Duration.ofSeconds(1), Mono.error(new IllegalStateException("broken")))
                .subscribe();
        CompletableFuture<@Nullable PinReport> run =
                client.pin(Scenario.users(10_000)).toFuture();
        scenario.clock.advanceTimeBy(Duration.ofMinutes(1));
        assertThat(run).isCompletedWithValueMatching(report -> report.applied() == 10_000);
    }

    @Test
    void nothingIsSentBeforeTheSubscription() {
        Mono<Void> stop = client.stopRuns(Duration.ZERO, Mono.never());
        CompletableFuture<@Nullable PinReport> run =
                client.pin(Scenario.users(60_000)).toFuture();
        assertThat(run).isNotDone();
        stop.subscribe();
        assertThat(run).isDone();
    }

    @Test
    void whenTheTimeIsNegativeItIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.stopRuns(Duration.ofMillis(-1), Mono.never()))
                .withMessage("within must not be negative, but is PT-0.001S");
    }

    private Mono<PlatformResponse<List<FailedUser>>> responseAfter(long millis) {
        return success().delayElement(Duration.ofMillis(millis), scenario.clock);
    }
}
