package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Unknown;
import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs with a deadline. */
class DeadlineTest {

    private final Scenario scenario = new Scenario();

    private FeedpinClient within(Duration deadline) {
        FeedpinClient client = scenario.client();
        return client.with(client.options().withDeadline(deadline));
    }

    private static void assertNotSentInTime(@Nullable UserOutcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(NotSent.class, notSent -> {
            assertThat(notSent.reason()).isEqualTo(NotSentReason.DEADLINE);
            assertThat(notSent.message()).contains("deadline of 1500 ms");
        });
    }

    @Test
    void atTheDeadlineTheRunEndsWithItsReport() {
        scenario.platform.responding(
                (request, number) -> success().delayElement(Duration.ofMillis(30), scenario.clock));
        PinReport report = scenario.await(within(Duration.ofMillis(1_500)).pin(Scenario.users(100_000)));
        assertThat(report.stats().elapsed()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(report.applied()).isEqualTo(100 * 50);
        assertThat(report.notSent()).isEqualTo(95_000);
        assertNotSentInTime(report.outcomes().get("ou_user_100000"));
    }

    @Test
    void atTheDeadlineCallsInFlightAreAbandonedAndTheirUsersUnknown() {
        scenario.platform.responding((request, number) -> number == 1 ? success() : Mono.never());
        PinReport report = scenario.await(within(Duration.ofMillis(1_500)).pin(Scenario.users(100)));
        assertThat(report.applied()).isEqualTo(50);
        assertThat(report.outcomes().get("ou_user_000100"))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.message()).contains("abandoned", "deadline of 1500 ms"));
        assertThat(scenario.platform.cancelled).hasValue(1);
        assertThat(report.stats().calls()).isEqualTo(2);
    }

    @Test
    void slotsOfAbandonedCallsAreReturned() {
        scenario.platform.responding((request, number) -> Mono.never());
        FeedpinClient client = within(Duration.ofMillis(1_500));
        assertThat(scenario.await(client.pin(Scenario.users(2_500))).unknown()).isEqualTo(2_500);
        scenario.platform.responding((request, number) -> success());
        scenario.clock.advanceTimeBy(Duration.ofSeconds(17));
        assertThat(scenario.await(client.pin(Scenario.users(2_500))).applied()).isEqualTo(2_500);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void atTheDeadlineTheWaitForARetryEnds(int successes) {
        scenario.platform.responding((request, number) -> number <= successes
                ? success()
                : Mono.just(new PlatformResponse<>(503, null, "", null, null, Duration.ofSeconds(60))));
        PinReport report = scenario.await(within(Duration.ofMillis(1_500)).pin(Scenario.users(50 + 50 * successes)));
        assertThat(report.stats().elapsed()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(report.unknown()).isEqualTo(50);
    }

    @Test
    void atTheDeadlineThePauseOfARateLimitEnds() {
        scenario.platform.responding((request, number) -> error(429, 99991400));
        PinReport report = scenario.await(within(Duration.ofMillis(1_500)).pin(Scenario.users(50)));
        assertNotSentInTime(report.outcomes().get("ou_user_000001"));
    }

    @Test
    void atTheDeadlineTheWaitForATokenEnds() {
        scenario.platform.granting(Mono::never);
        PinReport report = scenario.await(within(Duration.ofMillis(1_500)).pin(Scenario.users(50)));
        assertNotSentInTime(report.outcomes().get("ou_user_000001"));
        assertThat(scenario.platform.calls).isEmpty();
    }

    @Test
    void atTheDeadlineCallsThatAStopLetFinishAreAbandoned() {
        scenario.platform.responding((request, number) -> Mono.never());
        FeedpinClient client = within(Duration.ofMillis(1_500));
        FeedpinClient stopped =
                client.with(client.options().withStop(Mono.delay(Duration.ofSeconds(1), scenario.clock)));
        PinReport report = scenario.await(stopped.pin(Scenario.users(5_000)));
        assertThat(report.stats().elapsed()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(report.unknown()).isEqualTo(50 * 50);
        assertThat(report.outcomes().get("ou_user_005000"))
                .isInstanceOfSatisfying(
                        NotSent.class, outcome -> assertThat(outcome.reason()).isEqualTo(NotSentReason.CANCELLED));
    }

    @Test
    void atTheDeadlineAnEndlessStreamIsCancelled() {
        AtomicLong emitted = new AtomicLong();
        Flux<String> endless = Flux.interval(Duration.ofMillis(10), scenario.clock)
                .map(tick -> "ou_endless_" + emitted.incrementAndGet());
        List<UserOutcome> outcomes =
                scenario.await(within(Duration.ofMillis(1_500)).pinEach(endless).collectList());
        assertThat(outcomes).hasSize((int) emitted.get());
        assertThat(scenario.clock.now(java.util.concurrent.TimeUnit.MILLISECONDS))
                .isEqualTo(1_500);
    }

    @Test
    void whenARunEndsBeforeTheDeadlineItCompletesAtOnce() {
        PinReport report = scenario.await(within(Duration.ofDays(365)).pin(Scenario.users(50)));
        assertThat(report.applied()).isEqualTo(50);
        assertThat(report.stats().elapsed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P366D"})
    void deadlineOutOfRangeIsRejected(Duration deadline) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunOptions.defaults().withDeadline(deadline))
                .withMessageContaining("deadline")
                .withMessageContaining(deadline.toString());
    }
}
