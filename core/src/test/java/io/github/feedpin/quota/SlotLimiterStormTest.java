package io.github.feedpin.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Real threads, real time, short windows; only the rest of the slots of lost calls is skipped. */
class SlotLimiterStormTest {

    private static final int CALLS = Boolean.getBoolean("thorough") ? 20_000 : 4_000;
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final int IN_SHORT = 200;
    private static final Quota QUOTA = new Quota(List.of(
            new QuotaWindow(IN_SHORT, SHORT, Duration.ofMillis(1)),
            new QuotaWindow(5_000, Duration.ofMillis(400), Duration.ofMillis(1))));

    private static final Duration REST_OF_LOST_CALLS = Duration.ofSeconds(15);

    private final AtomicLong skippedNanos = new AtomicLong();
    private final QuotaLimiter limiter =
            QuotaLimiter.of(QUOTA, new TimeSource(Schedulers.parallel(), () -> System.nanoTime() + skippedNanos.get()));
    private final ConcurrentLinkedQueue<Long> arrivals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger ended = new AtomicInteger();

    @Test
    void afterConcurrentCallsAndCancellationsEverySlotIsFree() {
        Flux.range(0, CALLS)
                .flatMap(number -> oneOfTheStorm(number).subscribeOn(Schedulers.parallel()), 1_000)
                .then()
                .block(Duration.ofSeconds(50));

        assertThat(ended).hasValueGreaterThan(CALLS / 2);
        assertThat(mostArrivalsWithin(SHORT)).isLessThanOrEqualTo(IN_SHORT);
        skippedNanos.set(REST_OF_LOST_CALLS.toNanos());
        QuotaSnapshot snapshot = Objects.requireNonNull(limiter.snapshot()
                .repeatWhen(again -> again.delayElements(Duration.ofMillis(20)))
                .takeUntil(last -> last.free() == IN_SHORT)
                .blockLast(Duration.ofSeconds(20)));
        assertThat(snapshot.waiting()).isZero();
        assertThat(snapshot.windows())
                .allSatisfy(window -> assertThat(window.inFlight()).isZero());
    }

    /** One in ten is cancelled after a random time: while it waits, during its call, or just when it is granted. */
    private Mono<Void> oneOfTheStorm(int number) {
        SplittableRandom random = new SplittableRandom(number);
        Mono<Void> call = limiter.acquire().flatMap(permit -> call(permit, random));
        return random.nextInt(10) == 0
                ? call.takeUntilOther(Mono.delay(Duration.ofNanos(random.nextLong(40_000_000))))
                : call;
    }

    private Mono<Void> call(Permit permit, SplittableRandom random) {
        if (random.nextInt(20) == 0) {
            permit.neverSent();
            return Mono.empty();
        }
        return Mono.defer(() -> {
                    arrivals.add(System.nanoTime());
                    return Mono.delay(Duration.ofNanos(random.nextLong(2_000_000)));
                })
                .doOnSuccess(response -> permit.completed())
                .doOnCancel(permit::lost)
                .doFinally(signal -> ended.incrementAndGet())
                .then();
    }

    private int mostArrivalsWithin(Duration window) {
        long[] sorted = arrivals.stream().flatMapToLong(LongStream::of).sorted().toArray();
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.length; last++) {
            while (sorted[last] - sorted[first] >= window.toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
