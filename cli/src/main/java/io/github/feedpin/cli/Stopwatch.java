package io.github.feedpin.cli;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Runs from its making until it is stopped, on the monotonic clock. Thread-safe. */
final class Stopwatch {

    private static final long RUNNING = -1;

    private final long start = System.nanoTime();
    private final AtomicLong stoppedAfter = new AtomicLong(RUNNING);

    /** Stops it; the first time counts. */
    void stop() {
        stoppedAfter.compareAndSet(RUNNING, System.nanoTime() - start);
    }

    /** How long it has run. */
    Duration elapsed() {
        long stopped = stoppedAfter.get();
        return Duration.ofNanos(stopped == RUNNING ? System.nanoTime() - start : stopped);
    }
}
