package io.github.feedpin.testsupport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/** A scheduler whose clock differs from that of another one, which runs its tasks. Thread-safe. */
public final class ShiftedScheduler implements Scheduler {

    private final Scheduler scheduler;
    private final AtomicLong nanosAhead = new AtomicLong();

    public ShiftedScheduler(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** The clock jumps: forward, or backward if {@code jump} is negative. Pending tasks do not. */
    public void jump(Duration jump) {
        nanosAhead.addAndGet(jump.toNanos());
    }

    /** Returns how many nanoseconds the clock is ahead of that of the other scheduler. */
    public long nanosAhead() {
        return nanosAhead.get();
    }

    @Override
    public long now(TimeUnit unit) {
        return scheduler.now(unit) + unit.convert(nanosAhead.get(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Disposable schedule(Runnable task) {
        return scheduler.schedule(task);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return scheduler.schedule(task, delay, unit);
    }

    @Override
    public Worker createWorker() {
        return scheduler.createWorker();
    }
}
