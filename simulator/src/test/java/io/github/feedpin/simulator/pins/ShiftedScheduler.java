package io.github.feedpin.simulator.pins;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/** A scheduler whose clock differs from that of another one, which runs its tasks. */
final class ShiftedScheduler implements Scheduler {

    private final Scheduler scheduler;
    private Duration shift = Duration.ZERO;

    ShiftedScheduler(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** The clock jumps: forward, or backward if {@code jump} is negative. */
    void jump(Duration jump) {
        shift = shift.plus(jump);
    }

    @Override
    public long now(TimeUnit unit) {
        return scheduler.now(unit) + unit.convert(shift);
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
