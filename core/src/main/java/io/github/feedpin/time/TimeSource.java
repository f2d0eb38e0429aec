package io.github.feedpin.time;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Source of time: a monotonic clock and a scheduler. They are separate, since Reactor's schedulers return wall-clock
 * time, which may jump. Scheduled tasks must not block; code of the application, which may, runs on the workers.
 *
 * @param scheduler runs scheduled tasks
 * @param nanoClock returns nanoseconds since a fixed instant; never decreases
 * @param workers runs code of the application, which may block
 */
public record TimeSource(Scheduler scheduler, LongSupplier nanoClock, Scheduler workers) {

    private static final Duration CENTURY = Duration.ofDays(36_500);

    /**
     * Creates a time source.
     *
     * @param scheduler runs scheduled tasks, which must not block
     * @param nanoClock returns nanoseconds since a fixed instant; never decreases
     * @param workers runs code of the application, which may block
     */
    public TimeSource {
        Objects.requireNonNull(scheduler, "scheduler");
        Objects.requireNonNull(nanoClock, "nanoClock");
        Objects.requireNonNull(workers, "workers");
    }

    /**
     * Creates a time source that runs code of the application on the current thread.
     *
     * @param scheduler runs scheduled tasks
     * @param nanoClock returns nanoseconds since a fixed instant; never decreases
     */
    public TimeSource(Scheduler scheduler, LongSupplier nanoClock) {
        this(scheduler, nanoClock, Schedulers.immediate());
    }

    /**
     * {@return the system's monotonic clock with Reactor's parallel scheduler, and its bounded elastic one as workers}
     */
    public static TimeSource system() {
        return new TimeSource(Schedulers.parallel(), System::nanoTime, Schedulers.boundedElastic());
    }

    /**
     * Creates a time source from the time of a scheduler, such as a virtual-time scheduler; code of the application
     * runs on the current thread.
     *
     * @param scheduler its time must not decrease
     * @return a time source whose clock is that of the scheduler
     */
    public static TimeSource of(Scheduler scheduler) {
        return new TimeSource(scheduler, () -> scheduler.now(TimeUnit.NANOSECONDS));
    }

    /** {@return the current time, in nanoseconds of the monotonic clock} */
    public long nanoTime() {
        return nanoClock.getAsLong();
    }

    /** {@return the wall-clock time of the scheduler, to the millisecond} */
    public Instant now() {
        return Instant.ofEpochMilli(scheduler.now(TimeUnit.MILLISECONDS));
    }

    /**
     * {@return the wall-clock instant after {@code wait}, to the second; for messages}
     *
     * @param wait the time from now
     */
    public Instant instantAfter(Duration wait) {
        return now().plus(wait).truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Runs a task on the workers; on the current thread if they have been shut down.
     *
     * @param task may block
     */
    public void handOver(Runnable task) {
        try {
            workers.schedule(task);
        } catch (RejectedExecutionException shutDown) {
            task.run();
        }
    }

    /**
     * Runs a task after a delay, unless it is disposed before.
     *
     * @param task must not block
     * @param delayNanos the delay in nanoseconds; a negative one counts as 0
     * @return a {@code Disposable} that cancels the task
     */
    public Disposable schedule(Runnable task, long delayNanos) {
        return scheduler.schedule(task, Math.max(0, delayNanos), TimeUnit.NANOSECONDS);
    }

    /**
     * {@return a {@code Mono} that completes after a delay from its subscription, on the scheduler}
     *
     * @param delay longer ones than a century are shortened to it, since nanoseconds cannot represent them
     */
    public Mono<Void> delay(Duration delay) {
        return Mono.delay(delay.compareTo(CENTURY) < 0 ? delay : CENTURY, scheduler)
                .then();
    }
}
