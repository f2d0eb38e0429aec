package io.github.feedpin.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.feedpin.error.PausedException;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.quota.QuotaWindow;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Contract of {@link QuotaLimiter}, in real time with short windows. A test class returns limiters under test, and
 * closes them after the test.
 */
public interface QuotaLimiterContract {

    /** A quota whose windows are short. */
    Quota SHORT = quota(
            new QuotaWindow(10, Duration.ofMillis(200), Duration.ofMillis(5)),
            new QuotaWindow(30, Duration.ofMillis(900), Duration.ofMillis(5)));

    /** A quota of one permit, whose window is longer than any test. */
    Quota ONE = quota(new QuotaWindow(1, Duration.ofMinutes(5), Duration.ofMillis(5)));

    /**
     * {@return a limiter for a quota that is unused, with its slots available at once or within 10 seconds}
     *
     * @param quota the quota, which no other limiter shares
     */
    QuotaLimiter limiter(Quota quota);

    @Test
    default void noWindowContainsMorePermitsThanItsLimit() {
        QuotaLimiter limiter = limiter(SHORT);
        Queue<Long> grants = new ConcurrentLinkedQueue<>();
        Flux.range(0, 100)
                .flatMap(
                        i -> limiter.acquire().doOnNext(permit -> {
                            grants.add(System.nanoTime());
                            permit.completed();
                        }),
                        40)
                .blockLast(ContractFixture.MAX_WAIT);

        long[] sorted = grants.stream().mapToLong(nanos -> nanos).sorted().toArray();
        assertThat(sorted).hasSize(100);
        for (QuotaWindow window : SHORT.windows()) {
            for (int i = window.limit(); i < sorted.length; i++) {
                assertThat(sorted[i] - sorted[i - window.limit()])
                        .as("nanoseconds from permit %s to permit %s", i - window.limit(), i)
                        .isGreaterThanOrEqualTo(window.length().toNanos());
            }
        }
    }

    @Test
    default void nothingIsTakenBeforeASubscription() {
        QuotaLimiter limiter = limiter(ONE);
        assertThat(limiter.acquire()).isNotNull();

        assertThat(permit(limiter)).isNotNull();
    }

    @Test
    default void permitThatWasNeverSentIsGrantedAgain() {
        QuotaLimiter limiter = limiter(ONE);
        for (int i = 0; i < 20; i++) {
            permit(limiter).neverSent();
        }

        assertThat(permit(limiter).isUsable()).isTrue();
    }

    @Test
    default void closingAPermitAgainHasNoEffect() {
        QuotaLimiter limiter = limiter(ONE);
        Permit permit = permit(limiter);
        permit.completed();
        permit.neverSent();
        permit.lost();
        permit.rejected(Duration.ofMinutes(10));

        QuotaSnapshot snapshot = snapshot(limiter);
        assertThat(snapshot.free()).isZero();
        assertThat(snapshot.pausedFor()).isZero();
    }

    @Test
    default void permitsAreGrantedInTheOrderOfTheirPriorities() {
        QuotaLimiter limiter = limiter(quota(new QuotaWindow(1, Duration.ofMillis(200), Duration.ofMillis(5))));
        Permit first = permit(limiter);
        Queue<Priority> grants = new ConcurrentLinkedQueue<>();
        List<Priority> requests =
                List.of(Priority.BULK, Priority.INTERACTIVE, Priority.RETRY, Priority.BULK, Priority.INTERACTIVE);
        CountDownLatch granted = new CountDownLatch(requests.size());
        for (Priority priority : requests) {
            limiter.acquire(priority).subscribe(permit -> {
                grants.add(priority);
                permit.neverSent();
                granted.countDown();
            });
        }
        first.neverSent();

        awaitGrant(granted);
        assertThat(grants)
                .containsExactly(
                        Priority.RETRY, Priority.INTERACTIVE, Priority.INTERACTIVE, Priority.BULK, Priority.BULK);
    }

    @Test
    default void cancelledRequestTakesNoPermit() {
        QuotaLimiter limiter = limiter(ONE);
        Permit first = permit(limiter);
        List<Disposable> waiting =
                Stream.generate(() -> limiter.acquire().subscribe()).limit(50).toList();
        waiting.forEach(Disposable::dispose);
        first.neverSent();

        assertThat(permit(limiter)).isNotNull();
    }

    @Test
    default void permitWhoseSubscriptionIsCancelledIsLost() {
        QuotaLimiter limiter = limiter(ONE);
        CountDownLatch granted = new CountDownLatch(1);
        Disposable call = limiter.acquire()
                .doOnNext(permit -> granted.countDown())
                .flatMap(permit -> Mono.never())
                .subscribe();
        awaitGrant(granted);
        call.dispose();

        assertThat(snapshot(limiter).free()).isZero();
    }

    @Test
    default void rejectionPausesAllRequests() {
        QuotaLimiter limiter = limiter(SHORT);
        long rejectedAt = System.nanoTime();
        permit(limiter).rejected(Duration.ofMillis(700));
        assertThat(snapshot(limiter).pausedFor()).isPositive();

        permit(limiter).neverSent();
        assertThat(System.nanoTime() - rejectedAt)
                .isGreaterThanOrEqualTo(Duration.ofMillis(700).toNanos());
    }

    @Test
    default void requestsFailDuringALongPause() {
        QuotaLimiter limiter = limiter(SHORT);
        permit(limiter).rejected(Duration.ofMinutes(10));

        assertThat(catchThrowable(() -> permit(limiter)))
                .isInstanceOfSatisfying(
                        PausedException.class,
                        failure -> assertThat(failure.retryAfter())
                                .hasValueSatisfying(pause ->
                                        assertThat(pause).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10))));
    }

    @Test
    default void snapshotTellsTheUsageOfEachWindow() {
        QuotaLimiter limiter = limiter(SHORT);
        permit(limiter).neverSent();
        Permit inFlight = permit(limiter);

        QuotaSnapshot snapshot = snapshot(limiter);
        assertThat(snapshot.windows())
                .extracting(QuotaSnapshot.WindowUsage::length)
                .containsExactly(Duration.ofMillis(200), Duration.ofMillis(900));
        assertThat(snapshot.windows())
                .allSatisfy(window -> assertThat(window.inFlight()).isEqualTo(1));
        inFlight.neverSent();
        assertThat(snapshot(limiter).windows())
                .allSatisfy(window -> assertThat(window.inFlight()).isZero());
    }

    @Test
    default void closingTerminatesAndCanBeRepeated() {
        QuotaLimiter limiter = limiter(SHORT);
        permit(limiter).completed();

        assertThat(limiter.close().blockOptional(ContractFixture.MAX_WAIT)).isEmpty();
        assertThat(limiter.close().blockOptional(ContractFixture.MAX_WAIT)).isEmpty();
    }

    private static Quota quota(QuotaWindow... windows) {
        return new Quota(List.of(windows));
    }

    private static void awaitGrant(CountDownLatch granted) {
        try {
            assertThat(granted.await(ContractFixture.MAX_WAIT.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Permit permit(QuotaLimiter limiter) {
        return Objects.requireNonNull(limiter.acquire().block(ContractFixture.MAX_WAIT));
    }

    private static QuotaSnapshot snapshot(QuotaLimiter limiter) {
        return Objects.requireNonNull(limiter.snapshot().block(ContractFixture.MAX_WAIT));
    }
}
