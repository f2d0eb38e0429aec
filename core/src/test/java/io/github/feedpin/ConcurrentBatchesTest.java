package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Concurrent batches of a run. */
class ConcurrentBatchesTest {

    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final List<Sinks.One<PlatformResponse<List<FailedUser>>>> responses = new ArrayList<>();

    private FeedpinClient client(int maxConcurrentCalls) {
        return FeedpinClient.builder(platform)
                .accessToken(new AccessToken("t-test"))
                .quota(Quota.of(100_000, 1_000_000))
                .batching(BatchingPolicy.defaults().withMaxUsersPerCall(1))
                .concurrency(ConcurrencyLimits.defaults().withMaxConcurrentCalls(maxConcurrentCalls))
                .timeSource(TimeSource.of(VirtualTimeScheduler.create()))
                .build();
    }

    private void respondByHand() {
        platform.responding((request, number) -> {
            Sinks.One<PlatformResponse<List<FailedUser>>> response = Sinks.one();
            responses.add(response);
            return response.asMono();
        });
    }

    private void respond(int number) {
        responses
                .get(number)
                .tryEmitValue(PlatformResponse.success(List.of(), null))
                .orThrow();
    }

    private static String user(int number) {
        return Scenario.users(number + 1).get(number);
    }

    private Flux<String> outcomes(int users, int maxConcurrentCalls) {
        return client(maxConcurrentCalls)
                .pinEach(Flux.fromIterable(Scenario.users(users)))
                .map(UserOutcome::userId);
    }

    @Test
    void nextBatchIsSentWhenOneIsCompleted() {
        respondByHand();
        StepVerifier.create(outcomes(5, 3))
                .then(() -> assertThat(responses).hasSize(3))
                .then(() -> respond(1))
                .expectNext(user(1))
                .then(() -> assertThat(responses).hasSize(4))
                .then(() -> respond(3))
                .then(() -> respond(0))
                .expectNext(user(3), user(0))
                .then(() -> assertThat(responses).hasSize(5))
                .then(() -> respond(4))
                .then(() -> respond(2))
                .expectNext(user(4), user(2))
                .expectComplete()
                .verify(AT_MOST);
    }

    @Test
    void outcomesWithoutDemandHoldBackFurtherBatches() {
        respondByHand();
        StepVerifier.create(outcomes(20, 2), 1)
                .then(() -> respond(0))
                .expectNext(user(0))
                .then(() -> respond(1))
                .then(() -> respond(2))
                .then(() -> respond(3))
                .then(() -> assertThat(responses).hasSizeLessThanOrEqualTo(5))
                .thenRequest(1)
                .expectNext(user(1))
                .thenCancel()
                .verify(AT_MOST);
    }

    @Test
    void cancellingCancelsAllCallsInFlight() {
        platform.responding((request, number) -> Mono.never());
        StepVerifier.create(outcomes(10, 4))
                .expectSubscription()
                .then(() -> assertThat(platform.cancelled).hasValue(0))
                .thenCancel()
                .verify(AT_MOST);
        assertThat(platform.cancelled).hasValue(4);
    }

    @Test
    void batchesThatCompleteAtOnceDoNotNest() {
        platform.responding((request, number) -> success());
        assertThat(outcomes(20_000, 3).count().block(AT_MOST)).isEqualTo(20_000);
    }

    @Test
    void outcomesFromManyThreadsAreEmittedSerially() {
        int users = 20_000;
        AtomicBoolean busy = new AtomicBoolean();
        AtomicInteger concurrent = new AtomicInteger();
        respondInParallel();
        Set<String> seen = new HashSet<>();
        outcomes(users, 16)
                .doOnNext(userId -> {
                    if (!busy.compareAndSet(false, true)) {
                        concurrent.incrementAndGet();
                    }
                    seen.add(userId);
                    busy.set(false);
                })
                .blockLast(AT_MOST);
        assertThat(seen).hasSize(users);
        assertThat(concurrent).hasValue(0);
    }

    @Test
    void reportOfResponsesFromManyThreadsIsComplete() {
        respondInParallel();
        List<String> users = Scenario.users(20_000);
        PinReport report = Objects.requireNonNull(client(16).pin(users).block(AT_MOST));
        assertThat(report.applied()).isEqualTo(20_000);
        assertThat(report.outcomes().keySet()).containsExactlyElementsOf(users);
    }

    private void respondInParallel() {
        platform.responding((request, number) -> success().subscribeOn(Schedulers.boundedElastic()));
    }
}
