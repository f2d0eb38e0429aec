package io.github.feedpin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.quota.Quota;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Single requests from many threads, watched by BlockHound. Each thread has its own users, so it knows its last request
 * for each.
 */
class SingleRequestConcurrencyTest {

    private static final int THREADS = 8;
    private static final int REQUESTS = 3_000;

    private final Set<String> pinned = ConcurrentHashMap.newKeySet();
    private final Map<String, Boolean> wantedLast = new ConcurrentHashMap<>();
    private final AtomicInteger emitted = new AtomicInteger();
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final FeedpinClient client = FeedpinClient.builder(platform)
            .credentials(AppCredentials.selfBuilt("cli_test", "secret"))
            .quota(Quota.of(100_000, 1_000_000))
            .batching(BatchingPolicy.defaults().withLinger(Duration.ofMillis(1)))
            .build();

    @Test
    void underConcurrencyEverySubscriberIsSignalledOnceAndTheLastRequestsApply() {
        platform.responding((request, number) -> Mono.defer(() -> {
                    request.userIds().forEach(request.action() == PinAction.PIN ? pinned::add : pinned::remove);
                    return ScriptedPlatform.success();
                })
                .delaySubscription(Duration.ofNanos(number % 5 * 100_000L)));
        List<UserOutcome> outcomes = Flux.range(0, THREADS)
                .flatMap(
                        thread -> Flux.defer(() -> requestsOf(thread)).subscribeOn(Schedulers.parallel()),
                        THREADS,
                        1_000)
                .collectList()
                .block(Duration.ofMinutes(1));
        assertThat(outcomes).hasSize(THREADS * REQUESTS);
        assertThat(emitted).hasValue(THREADS * REQUESTS);
        wantedLast.forEach(
                (user, wanted) -> assertThat(pinned.contains(user)).as(user).isEqualTo(wanted));
        assertThat(client.close(Duration.ofMinutes(1)).toFuture()).succeedsWithin(Duration.ofSeconds(1));
    }

    @Test
    void underConcurrencySubscribersOfSharedRequestsAreSignalledOnceOrCancel() {
        platform.responding(
                (request, number) -> ScriptedPlatform.success().delaySubscription(Duration.ofNanos(200_000)));
        Long completed = Flux.range(0, THREADS)
                .flatMap(
                        thread -> Flux.defer(() -> sharedRequests(thread)).subscribeOn(Schedulers.parallel()),
                        THREADS,
                        1_000)
                .count()
                .block(Duration.ofMinutes(1));
        assertThat(completed).isEqualTo((long) THREADS * REQUESTS);
    }

    @Test
    void whileBatchersRetireCallsForOneUserNeverOverlap() {
        FeedpinClient hasty = FeedpinClient.builder(platform)
                .credentials(AppCredentials.selfBuilt("cli_test", "secret"))
                .quota(Quota.of(100_000, 1_000_000))
                .batching(BatchingPolicy.defaults().withLinger(Duration.ZERO))
                .build();
        Set<String> inFlight = ConcurrentHashMap.newKeySet();
        AtomicInteger overlaps = new AtomicInteger();
        platform.responding((request, number) -> Mono.defer(() -> {
            request.userIds().forEach(user -> overlaps.addAndGet(inFlight.add(user) ? 0 : 1));
            return ScriptedPlatform.success()
                    .delaySubscription(Duration.ofNanos(number % 3 * 20_000L))
                    .doOnNext(response -> request.userIds().forEach(inFlight::remove));
        }));
        Long completed = Flux.range(0, THREADS)
                .flatMap(
                        thread -> Flux.range(0, REQUESTS)
                                .concatMap(number -> number % 2 == 0
                                        ? hasty.chat("oc_a").pin("ou_" + number % 3)
                                        : hasty.chat("oc_a").unpin("ou_" + number % 3))
                                .subscribeOn(Schedulers.parallel()),
                        THREADS)
                .count()
                .block(Duration.ofMinutes(1));
        assertThat(completed).isEqualTo((long) THREADS * REQUESTS);
        assertThat(overlaps).hasValue(0);
    }

    private Flux<UserOutcome> sharedRequests(int thread) {
        Random random = new Random(thread);
        return Flux.range(0, REQUESTS)
                .flatMap(
                        number -> {
                            String user = "ou_shared_" + random.nextInt(3);
                            Disposable cancelled = client.pin(user).subscribe();
                            Mono<UserOutcome> staying = random.nextInt(4) == 0 ? client.unpin(user) : client.pin(user);
                            return staying.doOnSubscribe(subscription -> cancelled.dispose());
                        },
                        64,
                        1);
    }

    private Flux<UserOutcome> requestsOf(int thread) {
        Random random = new Random(thread);
        return Flux.fromStream(IntStream.range(0, REQUESTS).boxed())
                .flatMap(
                        number -> {
                            String user = "ou_" + thread + "_" + random.nextInt(20);
                            boolean pin = random.nextBoolean();
                            wantedLast.put(user, pin);
                            if (random.nextInt(10) == 0) {
                                (pin ? client.unpin(user) : client.pin(user))
                                        .subscribe()
                                        .dispose();
                                // A cancelled request may have superseded the one before, but not this one.
                            }
                            return (pin ? client.pin(user) : client.unpin(user))
                                    .doOnNext(outcome -> emitted.incrementAndGet());
                        },
                        64,
                        1);
    }
}
