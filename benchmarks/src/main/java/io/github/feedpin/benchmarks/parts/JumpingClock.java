package io.github.feedpin.benchmarks.parts;

import io.github.feedpin.time.TimeSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * Time that costs next to nothing: it stands still until it jumps to the one task that is scheduled. Enough for the
 * limiter, which has one timer. Not thread-safe.
 */
final class JumpingClock implements Scheduler {

    private long now;
    private long due;
    private @Nullable Runnable task;

    TimeSource time() {
        return new TimeSource(this, () -> now);
    }

    /** Goes to the instant at which the task is due, and runs it. */
    void jump() {
        Runnable next = task;
        if (next == null) {
            throw new IllegalStateException("Nothing is scheduled");
        }
        task = null;
        now = due;
        next.run();
    }

    @Override
    public Disposable schedule(Runnable next, long delay, TimeUnit unit) {
        task = next;
        due = now + unit.toNanos(delay);
        return () -> task = null;
    }

    @Override
    public Disposable schedule(Runnable next) {
        return schedule(next, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public Worker createWorker() {
        throw new UnsupportedOperationException("Only single tasks");
    }
}
