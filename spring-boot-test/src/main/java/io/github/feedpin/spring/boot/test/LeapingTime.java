package io.github.feedpin.spring.boot.test;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time of the clients of simulated apps: the machine's, but for leaps over all that a client remembers for a while,
 * such as the rejection of its app, a rate limit, the calls of the last minute, and its token.
 */
final class LeapingTime {

    private static final Duration LEAP = Duration.ofDays(1);

    private final AtomicLong nanosAhead = new AtomicLong();

    TimeSource source() {
        TimeSource system = TimeSource.system();
        return new TimeSource(system.scheduler(), () -> system.nanoTime() + nanosAhead.get(), system.workers());
    }

    void leap() {
        nanosAhead.addAndGet(LEAP.toNanos());
    }
}
