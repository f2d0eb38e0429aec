package io.github.feedpin.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

class BatchPlannerTest {

    private static final Duration LINGER = Duration.ofMillis(20);
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final BatchPlanner planner = new BatchPlanner(BatchingPolicy.defaults(), TimeSource.of(clock));
    private final TestPublisher<String> source = TestPublisher.create();

    private static List<String> ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "ou_" + i).toList();
    }

    /** Returns the batches, which are the same for streamed ids and for available ids. */
    private List<Batch> batches(List<String> ids) {
        List<Batch> ofStream = batches(planner.batches(Flux.fromIterable(ids), Mono.never()));
        assertThat(batches(batchesOfDistinct(ids))).isEqualTo(ofStream);
        return ofStream;
    }

    private Flux<Batch> batchesOfDistinct(Iterable<String> ids) {
        return Flux.fromIterable(() -> planner.batchesOfDistinct(ids.iterator()));
    }

    private static List<Batch> batches(Flux<Batch> batches) {
        return batches.collectList().blockOptional(AT_MOST).orElseThrow();
    }

    private static List<String> idsOf(Batch batch) {
        return batch.userIds();
    }

    private void emit(List<String> ids) {
        ids.forEach(source::next);
    }

    @Test
    void idsAreGroupedIntoFullBatchesInOrder() {
        assertThat(batches(ids(1, 120)))
                .extracting(BatchPlannerTest::idsOf)
                .containsExactly(ids(1, 50), ids(51, 100), ids(101, 120));
    }

    @Test
    void batchesOfAvailableIdsDoNotLinger() {
        List<String> slow = new AbstractList<>() {
            @Override
            public String get(int index) {
                clock.advanceTimeBy(LINGER);
                return "ou_" + (index + 1);
            }

            @Override
            public int size() {
                return 120;
            }
        };

        StepVerifier.create(batchesOfDistinct(slow).map(BatchPlannerTest::idsOf))
                .expectNext(ids(1, 50), ids(51, 100), ids(101, 120))
                .expectComplete()
                .verify(AT_MOST);
    }

    @Test
    void withoutIdsThereIsNoBatch() {
        assertThat(batches(List.of())).isEmpty();
    }

    @Test
    void idsWithTheSameHashAreNotDuplicates() {
        assertThat(batches(planner.batches(
                        Flux.fromIterable(List.of("AaAa", "BBBB", "AaBB", "BBAa", "AaAa", "BBBB")), Mono.never())))
                .extracting(BatchPlannerTest::idsOf)
                .containsExactly(List.of("AaAa", "BBBB", "AaBB", "BBAa"));
    }

    @Test
    void idsAfterALingeredInvalidIdLingerAnew() {
        StepVerifier.create(planner.batches(source, Mono.never()).map(BatchPlannerTest::idsOf))
                .then(() -> emit(List.of(" ")))
                .then(() -> clock.advanceTimeBy(LINGER))
                .expectNext(List.of())
                .then(() -> emit(List.of("ou_a")))
                .then(() -> emit(List.of("ou_b")))
                .then(() -> clock.advanceTimeBy(LINGER))
                .expectNext(List.of("ou_a", "ou_b"))
                .thenCancel()
                .verify(AT_MOST);
    }

    @Test
    void duplicateWithinABatchIsDropped() {
        assertThat(batches(planner.batches(Flux.just("ou_1", "ou_2", "ou_1"), Mono.never())))
                .extracting(BatchPlannerTest::idsOf)
                .containsExactly(List.of("ou_1", "ou_2"));
    }

    @Test
    void invalidIdsTakeNoPlaceInTheCall() {
        List<String> ids = new ArrayList<>(List.of(" ", "ou_\u0000"));
        ids.addAll(ids(1, 50));
        List<Batch> batches = batches(ids);
        assertThat(batches).hasSize(1);
        assertThat(batches.get(0).userIds()).hasSize(50);
        assertThat(batches.get(0).invalid())
                .extracting(NotSent::reason)
                .containsExactly(NotSentReason.INVALID_ID, NotSentReason.INVALID_ID);
    }

    @Test
    void invalidIdsAloneAreEmittedInBatches() {
        List<Batch> batches = batches(IntStream.range(0, 200).mapToObj(i -> "").toList());
        assertThat(batches)
                .hasSize(4)
                .allSatisfy(batch -> assertThat(batch.invalid()).hasSize(50));
    }

    @Test
    void invalidIdsDoNotMakeCallsSmaller() {
        List<String> ids = IntStream.range(0, 10_000)
                .mapToObj(i -> i % 10 == 0 ? "ou_" + i : "")
                .toList();
        assertThat(batches(ids))
                .filteredOn(batch -> !batch.userIds().isEmpty())
                .hasSize(20)
                .allSatisfy(batch -> assertThat(batch.userIds()).hasSize(50));
    }

    @Test
    void partialBatchIsEmittedWhenItsFirstIdHasLingered() {
        StepVerifier.create(planner.batches(source, Mono.never()))
                .then(() -> source.next("ou_1"))
                .then(() -> clock.advanceTimeBy(LINGER.dividedBy(2)))
                .then(() -> source.next("ou_2"))
                .then(() -> clock.advanceTimeBy(LINGER.dividedBy(2)))
                .assertNext(batch -> assertThat(batch.userIds()).containsExactly("ou_1", "ou_2"))
                .thenCancel()
                .verify(AT_MOST);
    }

    @Test
    void eachBatchLingersAnew() {
        StepVerifier.create(planner.batches(source, Mono.never()))
                .then(() -> emit(ids(1, 50)))
                .expectNextCount(1)
                .then(() -> clock.advanceTimeBy(LINGER.dividedBy(2)))
                .then(() -> source.next("ou_51"))
                .then(() -> clock.advanceTimeBy(LINGER.minusNanos(1)))
                .expectNoEvent(Duration.ZERO)
                .then(() -> clock.advanceTimeBy(Duration.ofNanos(1)))
                .expectNextCount(1)
                .thenCancel()
                .verify(AT_MOST);
    }

    @Test
    void withoutDemandTheBatchGoesOnFilling() {
        StepVerifier.create(planner.batches(source, Mono.never()), 0)
                .expectSubscription()
                .then(() -> source.next("ou_1"))
                .then(() -> clock.advanceTimeBy(LINGER.multipliedBy(5)))
                .then(() -> source.next("ou_2"))
                .thenRequest(1)
                .assertNext(batch -> assertThat(batch.userIds()).containsExactly("ou_1", "ou_2"))
                .thenCancel()
                .verify(AT_MOST);
    }

    @Test
    void withoutDemandAtMostTwoBatchesAreRequestedFromTheSource() {
        AtomicLong requested = new AtomicLong();
        Flux<String> endless = Flux.<String>generate(sink -> sink.next("ou_" + requested.incrementAndGet()));
        StepVerifier.create(planner.batches(endless, Mono.never()), 0)
                .expectSubscription()
                .then(() -> assertThat(requested.get()).isEqualTo(100))
                .thenCancel()
                .verify(AT_MOST);
    }

    @Test
    void failureOfTheSourceIsEmittedAfterItsIds() {
        StepVerifier.create(planner.batches(
                        Flux.fromIterable(ids(1, 60)).concatWith(Mono.error(new IllegalStateException("source"))),
                        Mono.never()))
                .expectNextCount(2)
                .expectErrorMessage("source")
                .verify(AT_MOST);
    }

    @Test
    void cancellingCancelsTheSource() {
        StepVerifier.create(planner.batches(source, Mono.never()))
                .then(() -> source.next("ou_1"))
                .thenCancel()
                .verify(AT_MOST);
        source.assertCancelled();
        clock.advanceTimeBy(LINGER);
    }

    @Test
    void stopCancelsTheSourceAndEmitsArrivedIds() {
        Sinks.Empty<Void> stop = Sinks.empty();
        StepVerifier.create(planner.batches(source, stop.asMono()).map(BatchPlannerTest::idsOf))
                .then(() -> emit(ids(1, 7)))
                .then(stop::tryEmitEmpty)
                .expectNext(ids(1, 7))
                .expectComplete()
                .verify(AT_MOST);
        source.assertCancelled();
    }

    @Test
    void stopBeforeTheSubscriptionEmitsNothing() {
        StepVerifier.create(planner.batches(source, Mono.empty()))
                .expectComplete()
                .verify(AT_MOST);
        source.assertCancelled();
    }

    @Test
    void whenTheSourceCompletesTheStopSignalIsReleased() {
        Sinks.Empty<Void> stop = Sinks.empty();
        StepVerifier.create(planner.batches(source, stop.asMono()))
                .then(source::complete)
                .expectComplete()
                .verify(AT_MOST);
        assertThat(stop.currentSubscriberCount()).isZero();
    }

    @Test
    void cancellingReleasesTheStopSignal() {
        Sinks.Empty<Void> stop = Sinks.empty();
        planner.batches(source, stop.asMono()).subscribe().dispose();
        assertThat(stop.currentSubscriberCount()).isZero();
    }

    @Test
    void idsBeforeAStopWaitForDemand() {
        Sinks.Empty<Void> stop = Sinks.empty();
        StepVerifier.create(planner.batches(source, stop.asMono()).map(BatchPlannerTest::idsOf), 0)
                .then(() -> emit(ids(1, 7)))
                .then(stop::tryEmitEmpty)
                .thenRequest(1)
                .expectNext(ids(1, 7))
                .expectComplete()
                .verify(AT_MOST);
    }

    @Test
    void afterAStopFailuresOfTheSourceAreIgnored() {
        TestPublisher<String> deaf = TestPublisher.createNoncompliant(TestPublisher.Violation.CLEANUP_ON_TERMINATE);
        Sinks.Empty<Void> stop = Sinks.empty();
        StepVerifier.create(planner.batches(deaf, stop.asMono()).map(BatchPlannerTest::idsOf))
                .then(() -> deaf.next("ou_1"))
                .then(stop::tryEmitEmpty)
                .then(() -> deaf.error(new IllegalStateException("late")))
                .expectNext(List.of("ou_1"))
                .expectComplete()
                .verifyThenAssertThat(AT_MOST)
                .hasNotDroppedErrors();
    }

    @Test
    void sourceThatOverflowsFailsTheStream() {
        TestPublisher<String> rude = TestPublisher.createNoncompliant(TestPublisher.Violation.REQUEST_OVERFLOW);
        StepVerifier.create(planner.batches(rude, Mono.never()), 0)
                .then(() -> rude.emit(ids(1, 500).toArray(String[]::new)))
                .thenRequest(Long.MAX_VALUE)
                .thenConsumeWhile(batch -> true)
                .expectErrorMatches(Exceptions::isOverflow)
                .verify(AT_MOST);
    }

    @Test
    void noIdIsLostBetweenThreads() {
        BatchPlanner real = new BatchPlanner(BatchingPolicy.defaults(), TimeSource.system());
        Flux<String> source = Flux.range(0, 200_000).map(i -> "ou_" + i).publishOn(Schedulers.parallel());
        StepVerifier.create(real.batches(source, Mono.never())
                        .publishOn(Schedulers.parallel(), 4)
                        .flatMapIterable(Batch::userIds)
                        .count())
                .expectNext(200_000L)
                .expectComplete()
                .verify(Duration.ofSeconds(30));
    }
}
