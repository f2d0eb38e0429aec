package io.github.feedpin;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/** Counts the delayed tasks that are neither run nor disposed of. */
final class CountingScheduler implements Scheduler {

    private final Scheduler delegate;
    private final AtomicInteger pending = new AtomicInteger();

    CountingScheduler(Scheduler delegate) {
        this.delegate = delegate;
    }

    int pending() {
        return pending.get();
    }

    @Override
    public Disposable schedule(Runnable task) {
        return delegate.schedule(task);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        pending.incrementAndGet();
        AtomicBoolean ended = new AtomicBoolean();
        Runnable end = () -> {
            if (ended.compareAndSet(false, true)) {
                pending.decrementAndGet();
            }
        };
        Disposable scheduled = delegate.schedule(
                () -> {
                    end.run();
                    task.run();
                },
                delay,
                unit);
        return Disposables.composite(scheduled, end::run);
    }

    @Override
    public Worker createWorker() {
        throw new UnsupportedOperationException("delays need no worker");
    }

    @Override
    public long now(TimeUnit unit) {
        return delegate.now(unit);
    }
}
