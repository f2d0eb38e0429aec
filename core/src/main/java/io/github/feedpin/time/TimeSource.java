package io.github.feedpin.time;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where time comes from: a monotonic clock to read it, a scheduler to wait for it. Reactor's schedulers tell wall time,
 * which jumps; so the two are given apart.
 *
 * @param scheduler runs what is due
 * @param nanoClock nanoseconds since some fixed instant; never goes back
 */
public record TimeSource(Scheduler scheduler, LongSupplier nanoClock) {

    private static final Duration CENTURY = Duration.ofDays(36_500);

    public TimeSource {
        Objects.requireNonNull(scheduler, "scheduler");
        Objects.requireNonNull(nanoClock, "nanoClock");
    }

    /** The machine's monotonic clock and Reactor's parallel scheduler. */
    public static TimeSource system() {
        return new TimeSource(Schedulers.parallel(), System::nanoTime);
    }

    /** The time that {@code scheduler} itself tells, as a virtual-time scheduler does. */
    public static TimeSource of(Scheduler scheduler) {
        return new TimeSource(scheduler, () -> scheduler.now(TimeUnit.NANOSECONDS));
    }

    /** The present instant, in nanoseconds of the monotonic clock. */
    public long nanoTime() {
        return nanoClock.getAsLong();
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
