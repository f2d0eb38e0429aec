package io.github.feedpin.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Races two threads from a barrier, repeatedly: one frees the only slot, the other cancels the request for it. */
class GrantAgainstCancelTest {

    private static final int ROUNDS = 50_000;
    private static final Duration LOST_SLOT_IS_FREE = Duration.ofSeconds(17);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final QuotaLimiter limiter = QuotaLimiter.of(Quota.of(1, 1_000_000), TimeSource.of(clock));
    private final PermitProbe probe = new PermitProbe(limiter);
    private final CyclicBarrier barrier = new CyclicBarrier(2);
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final AtomicReference<@Nullable Permit> taken = new AtomicReference<>();
    private final AtomicReference<@Nullable Permit> granted = new AtomicReference<>();
    private final AtomicReference<@Nullable Disposable> waiter = new AtomicReference<>();
    private final AtomicInteger wins = new AtomicInteger();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void whenGrantAndCancelRaceTheSlotIsGrantedOrFree() throws Exception {
        Future<?> freeing = threads.submit(() -> everyRound(round -> {
            setUp();
            meet();
            closeTaken();
            meet();
            check();
        }));
        Future<?> cancelling = threads.submit(() -> everyRound(round -> {
            meet();
            cancel();
            meet();
        }));
        freeing.get(50, TimeUnit.SECONDS);
        cancelling.get(50, TimeUnit.SECONDS);

        assertThat(probe.snapshot().waiting()).isZero();
        assertThat(probe.snapshot().free()).isEqualTo(1);
        assertThat(wins).as("both sides win now and then").hasValueBetween(1, ROUNDS - 1);
    }

    private void setUp() {
        granted.set(null);
        limiter.acquire().subscribe(taken::set);
        waiter.set(limiter.acquire().subscribe(granted::set));
    }

    private void closeTaken() {
        @Nullable Permit permit = taken.get();
        if (permit != null) {
            permit.neverSent();
        }
    }

    private void cancel() {
        @Nullable Disposable waiting = waiter.get();
        if (waiting != null) {
            waiting.dispose();
        }
    }

    private void check() {
        @Nullable Permit won = granted.get();
        if (won != null) {
            wins.incrementAndGet();
            won.neverSent();
        }
        // A permit that was not received counts as lost, so its slot is free again later.
        clock.advanceTimeBy(LOST_SLOT_IS_FREE);
        assertThat(probe.snapshot().free()).isEqualTo(1);
    }

    private static void everyRound(IntConsumer round) {
        for (int i = 0; i < ROUNDS; i++) {
            round.accept(i);
        }
    }

    private void meet() {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
