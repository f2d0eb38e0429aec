package io.github.feedpin.redis;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Real time whose clocks can jump ahead; pending timers do not. */
final class JumpingTime implements Scheduler {

    private final Scheduler scheduler = Schedulers.parallel();
    private volatile Duration ahead = Duration.ZERO;

    TimeSource source() {
        return new TimeSource(this, () -> System.nanoTime() + ahead.toNanos(), Schedulers.boundedElastic());
    }

    void jump(Duration duration) {
        ahead = ahead.plus(duration);
    }

    @Override
    public long now(TimeUnit unit) {
        return scheduler.now(unit) + unit.convert(ahead);
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
