package io.github.feedpin.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class AdjustableSchedulerTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final AdjustableScheduler scheduler = new AdjustableScheduler(Schedulers.parallel());

    @Test
    void taskRunsAtOnceWhenItIsDueAfterTheAdvance() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        scheduler.schedule(ran::countDown, 2, TimeUnit.HOURS);

        scheduler.advance(Duration.ofHours(1));
        assertThat(ran.getCount()).isOne();
        scheduler.advance(Duration.ofHours(1));

        assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void taskThatIsDueSoonAfterTheAdvanceRunsInTime() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        scheduler.schedule(ran::countDown, 3_600_050, TimeUnit.MILLISECONDS);

        scheduler.advance(Duration.ofHours(1));

        assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void cancelledTaskDoesNotRun() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch other = new CountDownLatch(1);
        Disposable cancelled = scheduler.schedule(runs::incrementAndGet, 1, TimeUnit.HOURS);
        Scheduler.Worker worker = scheduler.createWorker();
        worker.schedule(runs::incrementAndGet, 1, TimeUnit.HOURS);
        scheduler.schedule(other::countDown, 2, TimeUnit.HOURS);
        cancelled.dispose();
        worker.dispose();

        scheduler.advance(Duration.ofHours(2));

        assertThat(other.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(runs).hasValue(0);
    }

    @Test
    void periodicTaskRunsAgainWhenTimeIsAdvanced() throws InterruptedException {
        Semaphore runs = new Semaphore(0);
        Disposable periodic = Flux.interval(Duration.ofHours(1), scheduler).subscribe(tick -> runs.release());

        for (int i = 0; i < 3; i++) {
            // The next run is scheduled after the previous one, possibly after the advance.
            do {
                scheduler.advance(Duration.ofHours(1));
            } while (!runs.tryAcquire(50, TimeUnit.MILLISECONDS));
        }
        periodic.dispose();
    }

    @Test
    void delaysAndTimeoutsOfReactorFollowTheAdvance() {
        Mono<Long> delay = Mono.delay(Duration.ofDays(1), scheduler);
        Mono<Object> timeout = Mono.never().timeout(Duration.ofDays(1), Mono.just("late"), scheduler);
        CompletableFuture<@Nullable Object> both =
                Mono.zip(delay, timeout).map(pair -> pair.getT2()).toFuture();

        scheduler.advance(Duration.ofDays(1));

        assertThat(both).succeedsWithin(AT_MOST).isEqualTo("late");
    }
}
