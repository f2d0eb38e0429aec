package io.github.feedpin.internal.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Threads use tenants while another one lets time pass, so that tenants are dropped all the time. */
class TenantPoolRaceTest {

    private static final List<TenantKey> KEYS =
            List.of(new TenantKey("a"), new TenantKey("b"), new TenantKey("c"), new TenantKey("d"));
    private static final int THREADS = 4;
    private static final int USES = 20_000;

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final Map<TenantKey, AtomicInteger> living = new ConcurrentHashMap<>();
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger violations = new AtomicInteger();
    private final SerialScheduler scheduler = new SerialScheduler();
    private final TenantPool<Member> pool = new TenantPool<>(Member::new, TimeSource.of(scheduler));

    /** Lets one thread at a time use the clock, which loses a task if an earlier one is added while it advances. */
    private final class SerialScheduler implements Scheduler {

        @Override
        public synchronized Disposable schedule(Runnable task) {
            return clock.schedule(task);
        }

        @Override
        public synchronized Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            return clock.schedule(task, delay, unit);
        }

        @Override
        public Worker createWorker() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long now(TimeUnit unit) {
            return clock.now(unit);
        }

        synchronized void advanceTimeBy(Duration duration) {
            clock.advanceTimeBy(duration);
        }
    }

    /** Counts as used for one check after its last use, as a quota window would be. */
    private final class Member implements PooledTenant {

        private final TenantKey key;
        private final AtomicInteger uses = new AtomicInteger();
        private volatile boolean released;
        private volatile boolean windowUsed;

        Member(TenantKey key) {
            this.key = key;
            created.incrementAndGet();
            requireThat(
                    living.computeIfAbsent(key, absent -> new AtomicInteger()).incrementAndGet() == 1);
        }

        Mono<Integer> use() {
            requireThat(!released);
            windowUsed = true;
            uses.incrementAndGet();
            return Mono.fromSupplier(() -> {
                requireThat(!released);
                return uses.decrementAndGet();
            });
        }

        @Override
        public boolean isBusy() {
            return uses.get() > 0;
        }

        @Override
        public Mono<Boolean> isForgettable() {
            return Mono.fromSupplier(() -> {
                boolean unused = !windowUsed;
                windowUsed = false;
                return unused;
            });
        }

        @Override
        public Mono<Void> release() {
            return Mono.fromRunnable(() -> {
                requireThat(uses.get() == 0 && !windowUsed);
                released = true;
                Objects.requireNonNull(living.get(key)).decrementAndGet();
            });
        }
    }

    private void requireThat(boolean holds) {
        if (!holds) {
            violations.incrementAndGet();
        }
    }

    @Test
    void tenantInUseIsNeverDroppedAndNeverExistsTwice() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(THREADS);
        AtomicBoolean failed = new AtomicBoolean();
        AtomicInteger used = new AtomicInteger();
        Disposable all = Flux.range(0, THREADS)
                .flatMap(
                        thread -> Flux.range(0, USES)
                                .concatMap(i -> pool.mono(KEYS.get((thread + i) % KEYS.size()), Member::use))
                                .repeat(() -> created.get() <= KEYS.size())
                                .doOnNext(value -> used.incrementAndGet())
                                .doOnError(failure -> failed.set(true))
                                .doFinally(signal -> done.countDown())
                                .subscribeOn(Schedulers.boundedElastic()),
                        THREADS)
                .subscribe(value -> {}, failure -> {});

        while (done.getCount() > 0) {
            scheduler.advanceTimeBy(Duration.ofMinutes(10));
        }
        assertThat(done.await(1, TimeUnit.SECONDS)).isTrue();
        all.dispose();

        assertThat(failed).isFalse();
        assertThat(used).hasValueGreaterThanOrEqualTo(THREADS * USES);
        assertThat(violations).hasValue(0);
        assertThat(created).hasValueGreaterThan(KEYS.size());
        scheduler.advanceTimeBy(Duration.ofMinutes(30));
        assertThat(pool.size()).isZero();
        assertThat(living.values()).allMatch(count -> count.get() == 0);
    }

    @Test
    void tenantAddedWhileThePoolIsClosedIsClosedOrNeverCreated() {
        for (int round = 0; round < 2_000; round++) {
            Set<Integer> open = ConcurrentHashMap.newKeySet();
            AtomicInteger numbers = new AtomicInteger();
            TenantPool<PooledTenant> closing = new TenantPool<>(
                    key -> {
                        open.add(numbers.incrementAndGet());
                        return new Member(new TenantKey("closing" + numbers.get()));
                    },
                    TimeSource.of(clock));
            Mono<Object> uses = Flux.range(0, 8)
                    .flatMap(i -> closing.mono(new TenantKey("key" + i % 2), tenant -> Mono.just(i))
                            .onErrorComplete(IllegalStateException.class))
                    .subscribeOn(Schedulers.parallel())
                    .then(Mono.empty());
            Mono<Object> close = closing.closeAll(tenant -> {
                        open.remove(open.iterator().next());
                        return Mono.empty();
                    })
                    .subscribeOn(Schedulers.parallel())
                    .then(Mono.empty());

            StepVerifier.create(Mono.when(uses, close)).expectComplete().verify(Duration.ofSeconds(10));

            assertThat(open).isEmpty();
            assertThat(closing.size()).isZero();
        }
    }
}
