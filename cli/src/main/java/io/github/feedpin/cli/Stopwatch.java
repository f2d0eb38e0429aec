package io.github.feedpin.cli;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Stopwatch on the monotonic clock, which starts on creation. Thread-safe. */
final class Stopwatch {

    private static final long RUNNING = -1;

    private final long start = System.nanoTime();
    private final AtomicLong stoppedAfter = new AtomicLong(RUNNING);

    /** Stops the stopwatch; later calls have no effect. */
    void stop() {
        stoppedAfter.compareAndSet(RUNNING, System.nanoTime() - start);
    }

    /** Returns the elapsed time. */
    Duration elapsed() {
        long stopped = stoppedAfter.get();
        return Duration.ofNanos(stopped == RUNNING ? System.nanoTime() - start : stopped);
    }
}
