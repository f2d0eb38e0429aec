package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.quota.Quota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class PinEachTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final Quota WIDE = Quota.of(1_000_000, 60_000_000);

    private final Scenario scenario = new Scenario();

    @Test
    void everyUserHasAnOutcome() {
        List<UserOutcome> outcomes = scenario.await(scenario.client()
                .pinEach(Flux.fromIterable(Scenario.users(1_234)))
                .collectList());
        assertThat(outcomes).hasSize(1_234).allMatch(Applied.class::isInstance);
        assertThat(outcomes).extracting(UserOutcome::userId).doesNotHaveDuplicates();
    }

    @Test
    void unpinEachSendsUnpinCalls() {
        scenario.await(scenario.client().unpinEach(Flux.just("ou_a")).collectList());
        assertThat(scenario.platform.calls.get(0).action()).isEqualTo(PinAction.UNPIN);
    }

    @Test
    void whenTheStreamIsSlowAUserIsSentAfterTheLinger() {
        Sinks.Many<String> ids = Sinks.many().unicast().onBackpressureBuffer();
        StepVerifier.create(scenario.client().pinEach(ids.asFlux()))
                .then(() -> ids.tryEmitNext("ou_a").orThrow())
                .then(() -> assertThat(scenario.platform.calls).isEmpty())
                .then(() -> scenario.clock.advanceTimeBy(Duration.ofMillis(20)))
                .expectNext(new Applied("ou_a"))
                .then(() -> ids.tryEmitComplete().orThrow())
                .expectComplete()
                .verify(AT_MOST);
    }

    @Test
    void demandOnTheSourceIsBoundedByWorkInProgress() {
        AtomicLong taken = new AtomicLong();
        Flux<String> endless = Flux.<String>generate(sink -> sink.next("ou_" + taken.incrementAndGet()));
        FeedpinClient client = scenario.builder()
                .quota(WIDE)
                .concurrency(ConcurrencyLimits.defaults().withMaxConcurrentCalls(4))
                .build();
        StepVerifier.create(client.pinEach(endless), 0)
                .expectSubscription()
                .then(() -> assertThat(taken.get()).isLessThanOrEqualTo(8 * 50))
                .thenRequest(50)
                .expectNextCount(50)
                .then(() -> assertThat(taken.get()).isLessThanOrEqualTo(9 * 50))
                .thenCancel()
                .verify(AT_MOST);
    }

    @Test
    void manyUsersPassThroughInBoundedMemory() {
        int users = 500_000;
        AtomicLong taken = new AtomicLong();
        AtomicLong most = new AtomicLong();
        FeedpinClient client = scenario.builder().quota(WIDE).build();
        Long outcomes = scenario.await(
                client.pinEach(Flux.range(0, users).map(i -> "ou_" + i).doOnNext(id -> taken.incrementAndGet()))
                        .index()
                        .doOnNext(outcome -> most.accumulateAndGet(taken.get() - outcome.getT1(), Math::max))
                        .count());
        assertThat(outcomes).isEqualTo(users);
        assertThat(most.get()).isLessThan(70 * 50);
    }

    @Test
    void whenTheSourceFailsEarlierUsersHaveOutcomes() {
        scenario.platform.responding(
                (request, number) -> success().delayElement(Duration.ofMillis(30), scenario.clock));
        Flux<String> failing =
                Flux.fromIterable(Scenario.users(60)).concatWith(Mono.error(new IllegalStateException("source")));
        List<UserOutcome> outcomes = new ArrayList<>();
        assertThatThrownBy(() -> scenario.await(scenario.client()
                        .pinEach(failing)
                        .doOnNext(outcomes::add)
                        .then()))
                .hasMessage("source");
        assertThat(outcomes).hasSize(60);
    }

    @Test
    void whenTheSourceFailsOutcomesNotYetRequestedAreDelivered() {
        Flux<String> failing =
                Flux.fromIterable(Scenario.users(50)).concatWith(Mono.error(new IllegalStateException("source")));
        StepVerifier.create(scenario.client().pinEach(failing), 1)
                .expectNextCount(1)
                .thenRequest(48)
                .expectNextCount(48)
                .thenRequest(1)
                .expectNextCount(1)
                .expectErrorMessage("source")
                .verify(AT_MOST);
    }

    @Test
    void whenTheAppIsRejectedTheRestOfTheStreamIsNotSent() {
        scenario.platform.responding((request, number) -> error(400, 99991672));
        List<UserOutcome> outcomes = scenario.await(scenario.client()
                .pinEach(Flux.fromIterable(Scenario.users(20_000)))
                .collectList());
        assertThat(outcomes).hasSize(20_000).allMatch(NotSent.class::isInstance);
        assertThat(scenario.platform.calls).hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void whenTheSubscriberCancelsCallsInFlightAreAbandoned() {
        scenario.platform.responding((request, number) -> Mono.never());
        StepVerifier.create(scenario.client().pinEach(Flux.fromIterable(Scenario.users(500))))
                .expectSubscription()
                .then(() -> assertThat(scenario.platform.calls).hasSize(10))
                .thenCancel()
                .verify(AT_MOST);
        assertThat(scenario.platform.cancelled).hasValue(10);
    }
}
