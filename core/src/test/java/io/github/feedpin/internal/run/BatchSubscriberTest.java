package io.github.feedpin.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.internal.batch.Batch;
import io.github.feedpin.internal.batch.BatchPlanner;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.util.context.Context;

class BatchSubscriberTest {

    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final BatchPlanner planner =
            new BatchPlanner(BatchingPolicy.defaults().withMaxUsersPerCall(1), TimeSource.of(Schedulers.immediate()));
    /** What the batches under way wait for, in the order in which they were taken up. */
    private final List<Sinks.One<List<UserOutcome>>> settling = new ArrayList<>();

    private final TestPublisher<Batch> source = TestPublisher.create();

    private static Flux<List<UserOutcome>> settled(
            Flux<Batch> batches, Function<Batch, Mono<List<UserOutcome>>> settle, int atOnce) {
        return new Flux<>() {
            @Override
            public void subscribe(CoreSubscriber<? super List<UserOutcome>> receiver) {
                batches.subscribe(new BatchSubscriber(receiver, settle, atOnce));
            }
        };
    }

    private Flux<List<UserOutcome>> settledByHand(Flux<Batch> batches, int atOnce) {
        return settled(
                batches,
                batch -> {
                    Sinks.One<List<UserOutcome>> sink = Sinks.one();
                    settling.add(sink);
                    return sink.asMono();
                },
                atOnce);
    }

    /** A batch for each user. */
    private Flux<Batch> batches(int users) {
        return planner.batchesOfDistinct(users(users));
    }

    /** The outcomes of the batch that was taken up as this one, from 0 on. */
    private static List<UserOutcome> applied(int number) {
        return List.of(new Applied(users(number + 1).get(number)));
    }

    private static Mono<List<UserOutcome>> applied(Batch batch) {
        return Mono.just(List.of(new Applied(batch.userIds().get(0))));
    }

    private void settle(int number) {
        settling.get(number).tryEmitValue(applied(number)).orThrow();
    }

    @Test
    void soManyAreSettledAtOnceAndTheNextWhenOneIsTold() {
        StepVerifier.create(settledByHand(batches(5), 3))
                .then(() -> assertThat(settling).hasSize(3))
                .then(() -> settle(1))
                .expectNext(applied(1))
                .then(() -> assertThat(settling).hasSize(4))
                .then(() -> settle(3))
                .then(() -> settle(0))
                .expectNext(applied(3), applied(0))
                .then(() -> assertThat(settling).hasSize(5))
                .then(() -> settle(4))
                .then(() -> settle(2))
                .expectNext(applied(4), applied(2))
                .expectComplete()
                .verify(AT_MOST);
    }

    @Test
    void whatNobodyHasAskedForYetKeepsItsPlace() {
        StepVerifier.create(settledByHand(batches(5), 2), 1)
                .then(() -> settle(0))
                .expectNext(applied(0))
                .then(() -> settle(1))
                .then(() -> settle(2))
                .then(() -> assertThat(settling).hasSize(3))
                .thenRequest(1)
                .expectNext(applied(1))
                .then(() -> assertThat(settling).hasSize(4))
                .thenCancel()
                .verify(AT_MOST);
    }

    @Test
    void noBatchIsAskedForBeforeThereIsAPlaceForIt() {
        StepVerifier.create(settledByHand(source.flux(), 2))
                .then(() -> source.assertMinRequested(2))
                .then(() -> source.assertMaxRequested(2))
                .thenCancel()
                .verify(AT_MOST);
        source.assertCancelled();
    }

    @Test
    void cancellingCancelsAllThatIsUnderWay() {
        AtomicInteger cancelled = new AtomicInteger();
        Flux<List<UserOutcome>> settled = settled(
                batches(10), batch -> Mono.<List<UserOutcome>>never().doOnCancel(cancelled::incrementAndGet), 4);
        StepVerifier.create(settled)
                .expectSubscription()
                .then(() -> assertThat(cancelled).hasValue(0))
                .thenCancel()
                .verify(AT_MOST);
        assertThat(cancelled).hasValue(4);
    }

    @Test
    void whoeverHasEnoughGetsNoMore() {
        assertThat(settled(batches(10), BatchSubscriberTest::applied, 4)
                        .take(3)
                        .collectList()
                        .block(AT_MOST))
                .hasSize(3);
    }

    @Test
    void aFailureOfTheSourceWaitsForWhatCameBefore() {
        StepVerifier.create(settledByHand(batches(2).concatWith(Mono.error(new IllegalStateException("source"))), 8))
                .then(() -> settle(1))
                .expectNext(applied(1))
                .then(() -> settle(0))
                .expectNext(applied(0))
                .expectErrorMessage("source")
                .verify(AT_MOST);
    }

    @Test
    void aBatchThatFailsSpoilsNoOther() {
        AtomicInteger number = new AtomicInteger();
        StepVerifier.create(settled(
                        batches(4),
                        batch -> {
                            if (number.getAndIncrement() == 1) {
                                throw new IllegalStateException("broken");
                            }
                            return applied(batch);
                        },
                        1))
                .expectNextCount(3)
                .expectErrorMessage("broken")
                .verify(AT_MOST);
    }

    @Test
    void aBatchWithoutOutcomesMakesRoomForTheNext() {
        StepVerifier.create(settled(batches(100), batch -> Mono.empty(), 2))
                .expectComplete()
                .verify(AT_MOST);
    }

    @Test
    void batchesWithoutOutcomesNeedNoRequestToEnd() {
        StepVerifier.create(settled(batches(10), batch -> Mono.empty(), 2), 0)
                .expectComplete()
                .verify(AT_MOST);
    }

    @Test
    void whenTheReceiverThrowsItGetsTheErrorAndNothingGoesOnBehindItsBack() {
        AtomicInteger cancelled = new AtomicInteger();
        AtomicReference<Throwable> end = new AtomicReference<>();
        AtomicInteger number = new AtomicInteger();
        Flux<List<UserOutcome>> settled = settled(
                batches(10),
                batch -> number.getAndIncrement() == 2
                        ? applied(batch)
                        : Mono.<List<UserOutcome>>never().doOnCancel(cancelled::incrementAndGet),
                3);
        settled.subscribe(new CoreSubscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(List<UserOutcome> outcomes) {
                throw new NoClassDefFoundError("thrown by a subscriber");
            }

            @Override
            public void onError(Throwable failure) {
                end.set(failure);
            }

            @Override
            public void onComplete() {}
        });
        assertThat(end.get()).isInstanceOf(NoClassDefFoundError.class);
        assertThat(cancelled).hasValue(2);
    }

    @Test
    void theReceiversContextReachesEachBatch() {
        List<String> seen = new ArrayList<>();
        settled(
                        batches(2),
                        batch -> Mono.deferContextual(context -> {
                            seen.add(context.get("key"));
                            return applied(batch);
                        }),
                        1)
                .contextWrite(Context.of("key", "value"))
                .blockLast(AT_MOST);
        assertThat(seen).containsExactly("value", "value");
    }

    @Test
    void batchesThatSettleAtOnceDoNotNest() {
        assertThat(settled(batches(100_000), BatchSubscriberTest::applied, 3)
                        .count()
                        .block(AT_MOST))
                .isEqualTo(100_000);
    }

    @Test
    void betweenThreadsNothingIsLostAndOneAtATimeAsksAndTells() {
        int users = 50_000;
        AtomicBoolean busy = new AtomicBoolean();
        AtomicInteger notAlone = new AtomicInteger();
        int[] visits = new int[1];
        Runnable visit = () -> {
            if (!busy.compareAndSet(false, true)) {
                notAlone.incrementAndGet();
            }
            visits[0]++;
            busy.set(false);
        };
        List<String> ids = users(users);
        Iterable<String> watched = () -> ids.stream().peek(id -> visit.run()).iterator();
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Set<String> told = new HashSet<>();
        settled(
                        planner.batchesOfDistinct(watched),
                        batch -> Mono.defer(() -> {
                                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                                    return applied(batch);
                                })
                                .doOnTerminate(atOnce::decrementAndGet)
                                .subscribeOn(Schedulers.parallel()),
                        16)
                .doOnNext(outcomes -> {
                    visit.run();
                    told.add(outcomes.get(0).userId());
                })
                .blockLast(AT_MOST);
        assertThat(told).hasSize(users);
        assertThat(notAlone).hasValue(0);
        assertThat(visits[0]).isEqualTo(2 * users);
        assertThat(most.get()).isBetween(1, 16);
    }

    private static List<String> users(int count) {
        return IntStream.range(0, count).mapToObj("ou_%06d"::formatted).toList();
    }
}
