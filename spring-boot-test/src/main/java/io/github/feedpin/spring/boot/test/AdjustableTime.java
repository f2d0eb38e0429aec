package io.github.feedpin.spring.boot.test;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time of the clients of simulated apps. It can be advanced by a day, after which clients have forgotten all timed
 * state, such as the rejection of their app, a rate limit, the calls of the last minute, and their token.
 */
final class AdjustableTime {

    private static final Duration STEP = Duration.ofDays(1);

    private final AtomicLong nanosAhead = new AtomicLong();

    TimeSource source() {
        TimeSource system = TimeSource.system();
        return new TimeSource(system.scheduler(), () -> system.nanoTime() + nanosAhead.get(), system.workers());
    }

    void advance() {
        nanosAhead.addAndGet(STEP.toNanos());
    }
}
