package io.github.feedpin.redis.internal.quota;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * Decides when the exchanges of a process begin: one at a time, each at a random time at most the interval after the
 * end of the last one, and earlier on request. Thread-safe.
 */
final class Heartbeat {

    private static final long EARLY = Duration.ofMillis(10).toNanos();
    /** The random part of the time between exchanges. */
    private static final double JITTER = 0.2;
    /** The same after a failure, which many processes may have had at the same time. */
    private static final double JITTER_AFTER_FAILURE = 0.6;

    private final TimeSource time;
    private final Duration interval;
    private final DoubleSupplier random;
    private final Runnable onBeat;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean early = new AtomicBoolean();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile @Nullable Disposable timer;

    /** @param onBeat begins an exchange, whose end is reported through {@link #succeeded} or {@link #failed} */
    Heartbeat(TimeSource time, Duration interval, DoubleSupplier random, Runnable onBeat) {
        this.time = time;
        this.interval = interval;
        this.random = random;
        this.onBeat = onBeat;
    }

    /** Beats now, unless an exchange is in progress. */
    void beat() {
        if (!stopped.get() && busy.compareAndSet(false, true)) {
            cancelTimer();
            onBeat.run();
        }
    }

    /** Beats soon, together with others that ask for it meanwhile. */
    void beatEarly() {
        if (!stopped.get() && early.compareAndSet(false, true)) {
            time.schedule(
                    () -> {
                        early.set(false);
                        beat();
                    },
                    EARLY);
        }
    }

    /**
     * Ends an exchange that succeeded, and schedules the next one.
     *
     * @param settlingMillis the time until slots are granted, in which the next one begins at the latest; 0 if they are
     */
    void succeeded(long settlingMillis) {
        long next = next(JITTER);
        endBusy(settlingMillis > 0 ? Math.min(next, TimeUnit.MILLISECONDS.toNanos(settlingMillis + 1)) : next);
    }

    /** Ends an exchange that failed, and schedules the next one. */
    void failed() {
        endBusy(next(JITTER_AFTER_FAILURE));
    }

    /** Lets no exchange begin any more; returns whether this is the first time. */
    boolean stop() {
        boolean first = stopped.compareAndSet(false, true);
        cancelTimer();
        return first;
    }

    boolean isStopped() {
        return stopped.get();
    }

    private long next(double jitter) {
        return (long) (interval.toNanos() * (1 - jitter * random.getAsDouble()));
    }

    private void endBusy(long nanosToNext) {
        busy.set(false);
        if (!stopped.get()) {
            timer = time.schedule(this::beat, nanosToNext);
        }
    }

    private void cancelTimer() {
        @Nullable Disposable current = timer;
        if (current != null) {
            current.dispose();
        }
    }
}
