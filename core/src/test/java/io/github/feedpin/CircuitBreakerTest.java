package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.retry.RetryPolicy;
import io.github.feedpin.token.TokenProvider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Outages of the platform during a run. */
class CircuitBreakerTest {

    private static final long BEGIN = 5_000;
    private static final Duration ROUND_TRIP = Duration.ofMillis(30);

    private final Scenario scenario = new Scenario();

    private void unreachableFor(Duration outage) {
        failingFor(outage, () -> Mono.error(new UnreachableException("rejected", null)));
    }

    private void failingFor(Duration outage, Supplier<Mono<PlatformResponse<List<FailedUser>>>> failure) {
        scenario.platform.responding((request, number) -> {
            long now = scenario.clock.now(TimeUnit.MILLISECONDS);
            boolean down = now >= BEGIN && now < BEGIN + outage.toMillis();
            return (down ? failure.get() : success()).delaySubscription(ROUND_TRIP, scenario.clock);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT3S", "PT10S", "PT50S"})
    void whenAnOutageEndsTheRunContinues(Duration outage) {
        unreachableFor(outage);
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(40_000)));
        assertThat(report.applied()).isEqualTo(40_000);
        assertThat(report.stats().calls()).isEqualTo(800);
        assertThat(report.stats().elapsed()).isLessThan(Duration.ofSeconds(25).plus(outage));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT10S", "PT50S"})
    void whenEveryCallFailsForAWhileTheRunContinuesAfterwards(Duration outage) {
        failingFor(outage, () -> error(503, 5000));
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(40_000)));
        assertThat(report.applied()).isEqualTo(40_000);
        assertThat(report.stats().calls()).isLessThan(800 + 64 + 40);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whenOneCallNeverSucceedsTheOthersAreSent(boolean sent) {
        scenario.platform.responding((request, number) -> {
            Mono<PlatformResponse<List<FailedUser>>> never = sent
                    ? Mono.error(new NoResponseException("broken", null))
                    : Mono.error(new UnreachableException("rejected", null));
            boolean invalid = request.userIds().contains("ou_user_010000");
            return (invalid ? never : success()).delaySubscription(ROUND_TRIP, scenario.clock);
        });
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(40_000)));
        assertThat(report.applied()).isEqualTo(39_950);
        assertThat(report.stats().elapsed()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void whenOneCallNeverSucceedsRecoveryIsStillDetected() {
        scenario.platform.responding((request, number) -> {
            long now = scenario.clock.now(TimeUnit.MILLISECONDS);
            boolean invalid = request.userIds().contains("ou_user_012510");
            boolean down = now >= BEGIN && now < BEGIN + 3_000;
            return (down || invalid ? ScriptedPlatform.<List<FailedUser>>error(503, 5000) : success())
                    .delaySubscription(ROUND_TRIP, scenario.clock);
        });
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(40_000)));
        assertThat(report.applied()).isEqualTo(39_950);
        assertThat(report.unknown()).isEqualTo(50);
    }

    @Test
    void whenEveryCallFailsForTooLongTheRunStops() {
        failingFor(Duration.ofHours(10), () -> error(503, 5000));
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(40_000)));
        assertThat(report.applied()).isEqualTo(250 * 50L);
        assertThat(report.unknown()).isLessThanOrEqualTo(64 * 50L);
        assertThat(report.stats().calls()).isLessThan(250 + 64 + 40);
        assertThat(report.stats().elapsed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(75));
    }

    @Test
    void duringAnOutageOnlyOneCallProbes() {
        unreachableFor(Duration.ofSeconds(50));
        scenario.await(scenario.client().pin(Scenario.users(40_000)));
        assertThat(scenario.platform.calls).hasSizeLessThan(800 + 64 + 40);
    }

    @Test
    void whenAnOutageDoesNotEndTheRunStops() {
        unreachableFor(Duration.ofHours(10));
        PinReport report = scenario.await(scenario.client().pin(Scenario.users(40_000)));
        assertThat(report.applied()).isEqualTo(250 * 50L);
        assertThat(report.outcomes().get("ou_user_040000"))
                .isInstanceOfSatisfying(
                        NotSent.class, outcome -> assertThat(outcome.reason()).isEqualTo(NotSentReason.UNREACHABLE));
        assertThat(report.stats().elapsed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(75));
    }

    @Test
    void whenOutagesAreNotWaitedForOnlyTheFailedCallsAreLost() {
        unreachableFor(Duration.ofSeconds(2));
        PinReport report = scenario.await(scenario.builder()
                .retry(RetryPolicy.defaults().withMaxOutage(Duration.ZERO))
                .build()
                .pin(Scenario.users(40_000)));
        assertThat(report.notSent()).isPositive();
        assertThat(report.applied() + report.notSent()).isEqualTo(40_000);
    }

    @Test
    void whenTheTokenProviderThrowsDuringAProbeNoOutcomeIsLostAndTheNextCallProbes() {
        unreachableFor(Duration.ofSeconds(10));
        AtomicBoolean broken = new AtomicBoolean();
        TokenProvider provider = new TokenProvider() {
            @Override
            public Mono<AccessToken> token() {
                return Mono.just(new AccessToken("t-1"));
            }

            @Override
            public boolean isCurrent(AccessToken token) {
                if (scenario.clock.now(TimeUnit.MILLISECONDS) > BEGIN + 3_000 && broken.compareAndSet(false, true)) {
                    throw new AssertionError("provider");
                }
                return true;
            }

            @Override
            public void invalidate(AccessToken token) {}
        };
        PinReport report = scenario.await(
                scenario.builder().tokenProvider(provider).build().pin(Scenario.users(40_000)));
        assertThat(broken).isTrue();
        assertThat(report.applied()).isEqualTo(40_000);
    }

    @Test
    void whenTheRunStopsTheWaitForRecoveryEnds() {
        unreachableFor(Duration.ofHours(10));
        FeedpinClient client = scenario.client();
        FeedpinClient stopped =
                client.with(client.options().withStop(Mono.delay(Duration.ofSeconds(8), scenario.clock)));
        PinReport report = scenario.await(stopped.pin(Scenario.users(40_000)));
        assertThat(report.stats().elapsed()).isLessThan(Duration.ofSeconds(9));
        assertThat(report.distinct()).isEqualTo(40_000);
    }

    @Test
    void whenOutagesAreNotWaitedForTheMaximumAttemptsApply() {
        scenario.platform.responding(
                (request, number) -> number == 1 ? Mono.error(new UnreachableException("rejected", null)) : success());
        PinReport report = scenario.await(scenario.builder()
                .retry(RetryPolicy.defaults().withMaxOutage(Duration.ZERO))
                .build()
                .pin(Scenario.users(200)));
        assertThat(report.applied()).isEqualTo(200);
    }

    @Test
    void whenALongOutageTakesManyProbesTheRunCompletes() {
        unreachableFor(Duration.ofMinutes(3));
        RetryPolicy impatient = RetryPolicy.defaults()
                .withBackoff(Duration.ofMillis(20), Duration.ofMillis(20))
                .withMaxOutage(Duration.ofHours(1));
        PinReport report =
                scenario.await(scenario.builder().retry(impatient).build().pin(Scenario.users(20_000)));
        assertThat(report.applied()).isEqualTo(20_000);
    }

    @Test
    void whenARunIsCancelledDuringAnOutageNothingMoreIsSent() {
        unreachableFor(Duration.ofHours(10));
        Disposable run = scenario.client().pin(Scenario.users(40_000)).subscribe();
        scenario.clock.advanceTimeBy(Duration.ofSeconds(20));
        int calls = scenario.platform.calls.size();
        run.dispose();
        scenario.clock.advanceTimeBy(Duration.ofHours(1));
        assertThat(scenario.platform.calls).hasSize(calls);
    }
}
