package io.github.feedpin.spring.boot.test;

import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/** {@link Scheduler} whose time can be advanced: tasks that are due by then run at once, and others earlier. */
final class AdjustableScheduler implements Scheduler {

    /** Schedules on the threads of the real scheduler, or of one of its workers. */
    @FunctionalInterface
    private interface Timer {

        Disposable schedule(Runnable task, long delay, TimeUnit unit);
    }

    private final Scheduler real;
    private final AtomicLong nanosAhead = new AtomicLong();
    private final Set<DelayedTask> delayed = ConcurrentHashMap.newKeySet();

    AdjustableScheduler(Scheduler real) {
        this.real = real;
    }

    void advance(Duration duration) {
        nanosAhead.addAndGet(duration.toNanos());
        delayed.stream()
                .sorted(Comparator.comparingLong(DelayedTask::nanosLeft))
                .forEach(DelayedTask::schedule);
    }

    long nanoTime() {
        return System.nanoTime() + nanosAhead.get();
    }

    @Override
    public long now(TimeUnit unit) {
        return real.now(unit) + unit.convert(nanosAhead.get(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Disposable schedule(Runnable task) {
        return real.schedule(task);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return schedule(task, delay, unit, real::schedule);
    }

    @Override
    public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
        return periodically(task, initialDelay, period, unit, real::schedule);
    }

    private Disposable schedule(Runnable task, long delay, TimeUnit unit, Timer timer) {
        DelayedTask waiting = new DelayedTask(task, nanoTime() + Math.max(0, unit.toNanos(delay)), timer);
        delayed.add(waiting);
        waiting.schedule();
        return waiting;
    }

    private Disposable periodically(Runnable task, long initialDelay, long period, TimeUnit unit, Timer timer) {
        Disposable.Swap next = Disposables.swap();
        next.replace(schedule(() -> repeat(task, period, unit, timer, next), initialDelay, unit, timer));
        return next;
    }

    private void repeat(Runnable task, long period, TimeUnit unit, Timer timer, Disposable.Swap next) {
        task.run();
        if (!next.isDisposed()) {
            next.replace(schedule(() -> repeat(task, period, unit, timer, next), period, unit, timer));
        }
    }

    @Override
    public Worker createWorker() {
        Worker worker = real.createWorker();
        Disposable.Composite tasks = Disposables.composite(worker);
        return new Worker() {
            @Override
            public Disposable schedule(Runnable task) {
                return worker.schedule(task);
            }

            @Override
            public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
                return added(AdjustableScheduler.this.schedule(task, delay, unit, worker::schedule));
            }

            @Override
            public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
                return added(periodically(task, initialDelay, period, unit, worker::schedule));
            }

            private Disposable added(Disposable task) {
                tasks.add(task);
                return task;
            }

            @Override
            public void dispose() {
                tasks.dispose();
            }

            @Override
            public boolean isDisposed() {
                return tasks.isDisposed();
            }
        };
    }

    @Override
    public void dispose() {
        // The real scheduler is shared.
    }

    /** A task that waits. Each advance schedules it once more, earlier; the first one runs it. */
    private final class DelayedTask implements Disposable {

        private final Runnable task;
        private final long dueNanos;
        private final Timer timer;
        private final AtomicBoolean taken = new AtomicBoolean();
        private final Disposable.Composite scheduled = Disposables.composite();

        DelayedTask(Runnable task, long dueNanos, Timer timer) {
            this.task = task;
            this.dueNanos = dueNanos;
            this.timer = timer;
        }

        long nanosLeft() {
            return dueNanos - nanoTime();
        }

        void schedule() {
            if (!taken.get()) {
                scheduled.add(timer.schedule(this::run, Math.max(0, nanosLeft()), TimeUnit.NANOSECONDS));
            }
        }

        private void run() {
            if (taken.compareAndSet(false, true)) {
                delayed.remove(this);
                task.run();
            }
        }

        @Override
        public void dispose() {
            taken.set(true);
            delayed.remove(this);
            scheduled.dispose();
        }

        @Override
        public boolean isDisposed() {
            return taken.get();
        }
    }
}
