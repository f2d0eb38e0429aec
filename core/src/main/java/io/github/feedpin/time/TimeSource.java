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
 * Where time comes from: a monotonic clock to read it, a scheduler to wait for it. Reactor's schedulers tell wall time,
 * which jumps; so the two are given apart. What is due may not block; what may, since it is the application's, runs on
 * the workers.
 *
 * @param scheduler runs what is due
 * @param nanoClock nanoseconds since some fixed instant; never goes back
 * @param workers runs code of the application, which may block
 */
public record TimeSource(Scheduler scheduler, LongSupplier nanoClock, Scheduler workers) {

    private static final Duration CENTURY = Duration.ofDays(36_500);

    public TimeSource {
        Objects.requireNonNull(scheduler, "scheduler");
        Objects.requireNonNull(nanoClock, "nanoClock");
        Objects.requireNonNull(workers, "workers");
    }

    /** A time source that runs code of the application on the thread that reaches it. */
    public TimeSource(Scheduler scheduler, LongSupplier nanoClock) {
        this(scheduler, nanoClock, Schedulers.immediate());
    }

    /** The machine's monotonic clock, Reactor's parallel scheduler, and its bounded elastic one for the workers. */
    public static TimeSource system() {
        return new TimeSource(Schedulers.parallel(), System::nanoTime, Schedulers.boundedElastic());
    }

    /**
     * The time that {@code scheduler} itself tells, as a virtual-time scheduler does; code of the application runs at
     * once.
     */
    public static TimeSource of(Scheduler scheduler) {
        return new TimeSource(scheduler, () -> scheduler.now(TimeUnit.NANOSECONDS));
    }

    /** The present instant, in nanoseconds of the monotonic clock. */
    public long nanoTime() {
        return nanoClock.getAsLong();
    }

    /** The wall-clock instant that comes after {@code wait}, to the second; for messages. */
    public Instant instantAfter(Duration wait) {
        return Instant.ofEpochMilli(scheduler.now(TimeUnit.MILLISECONDS))
                .plus(wait)
                .truncatedTo(ChronoUnit.SECONDS);
    }

    /** Runs {@code task} on the workers; on this thread where they take nothing any more. */
    public void handOver(Runnable task) {
        try {
            workers.schedule(task);
        } catch (RejectedExecutionException shutDown) {
            task.run();
        }
    }

    /** Runs {@code task} once {@code delayNanos} have passed, unless disposed of before. */
    public Disposable schedule(Runnable task, long delayNanos) {
        return scheduler.schedule(task, Math.max(0, delayNanos), TimeUnit.NANOSECONDS);
    }

    /**
     * Completes once {@code delay} has passed; a century stands for anything longer, which nanoseconds could not tell.
     */
    public Mono<Void> delay(Duration delay) {
        return Mono.delay(delay.compareTo(CENTURY) < 0 ? delay : CENTURY, scheduler)
                .then();
    }
}
