package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Unknown;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stop signals with a grace period. */
class StopGraceTest {

    private static final Duration STOP = Duration.ofSeconds(1);

    private final Scenario scenario = new Scenario();

    private FeedpinClient stoppedWithGrace(Duration grace) {
        FeedpinClient client = scenario.client();
        return client.with(client.options().withStop(Mono.delay(STOP, scenario.clock), grace));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.5S", "PT1M"})
    void callsWithoutAResponseAreAbandonedAfterTheGrace(Duration grace) {
        scenario.platform.responding((request, number) -> number == 1 ? success() : Mono.never());
        PinReport report = scenario.await(stoppedWithGrace(grace).pin(Scenario.users(100)));
        assertThat(report.stats().elapsed()).isEqualTo(STOP.plus(grace));
        assertThat(report.applied()).isEqualTo(50);
        assertThat(report.outcomes().get("ou_user_000100"))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.message()).contains("abandoned", "The run was stopped"));
        assertThat(scenario.platform.cancelled).hasValue(1);
        assertThat(report.stats().calls()).isEqualTo(2);
    }

    @Test
    void callsThatEndWithinTheGraceCount() {
        scenario.platform.responding(
                (request, number) -> success().delayElement(Duration.ofMillis(1_400), scenario.clock));
        PinReport report =
                scenario.await(stoppedWithGrace(Duration.ofMillis(500)).pin(Scenario.users(50)));
        assertThat(report.applied()).isEqualTo(50);
        assertThat(report.stats().elapsed()).isEqualTo(Duration.ofMillis(1_400));
    }

    @Test
    void usersThatWereNotSentEndAsCancelled() {
        scenario.platform.responding((request, number) -> Mono.never());
        PinReport report =
                scenario.await(stoppedWithGrace(Duration.ofMillis(500)).pin(Scenario.users(5_000)));
        assertThat(report.unknown()).isEqualTo(50 * 50);
        assertThat(report.outcomes().get("ou_user_005000"))
                .isInstanceOfSatisfying(
                        NotSent.class, outcome -> assertThat(outcome.reason()).isEqualTo(NotSentReason.CANCELLED));
    }

    @Test
    void whenTheGraceIsZeroAnImmediateSignalAbandonsTheRun() {
        FeedpinClient client = scenario.client();
        PinReport report = scenario.await(client.with(client.options().withStop(Mono.empty(), Duration.ZERO))
                .pin(Scenario.users(50)));
        assertThat(report.notSent()).isEqualTo(50);
        assertThat(scenario.platform.calls).isEmpty();
    }

    @Test
    void whenTheSignalIsImmediateTheGraceApplies() {
        FeedpinClient client = scenario.client();
        AtomicLong emitted = new AtomicLong();
        scenario.await(client.with(client.options().withStop(Mono.empty(), STOP))
                .pinEach(endless(emitted))
                .collectList());
        assertThat(emitted).hasValue(99);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.5S"})
    void aSourceThatNeverEndsIsCancelledAfterTheGrace(Duration grace) {
        AtomicLong emitted = new AtomicLong();
        List<UserOutcome> outcomes =
                scenario.await(stoppedWithGrace(grace).pinEach(endless(emitted)).collectList());
        assertThat(outcomes).hasSize((int) emitted.get());
        assertThat(emitted.get())
                .isBetween(
                        grace.plus(STOP).toMillis() / 10 - 1, grace.plus(STOP).toMillis() / 10);
    }

    private Flux<String> endless(AtomicLong emitted) {
        return Flux.interval(Duration.ofMillis(10), scenario.clock)
                .map(tick -> "ou_endless_" + emitted.incrementAndGet());
    }

    @Test
    void whenTheSignalIsSetWithoutGraceTheGraceIsRemoved() {
        assertThat(RunOptions.defaults().withStop(Mono.never()).stopGrace()).isNull();
        assertThat(RunOptions.defaults()
                        .withStop(Mono.never(), STOP)
                        .withStop(Mono.never())
                        .stopGrace())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "P366D"})
    void aGraceOutOfRangeIsRejected(Duration grace) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunOptions.defaults().withStop(Mono.never(), grace))
                .withMessageContaining("grace")
                .withMessageContaining(grace.toString());
    }
}
