package io.github.feedpin.redis.internal.pin;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of the clock of one record: a time that it has replied, and how long ago the request for it
 * was sent, on the monotonic clock and on the wall clock, whichever is longer. So a command carries the latest time at
 * which it can have been sent, and is not executed if it comes later, for instance when Redis wakes up. Thread-safe.
 */
final class StoreClock {

    /** A time that is unknown. */
    static final long UNKNOWN = 0;

    private static final long QUICK = Duration.ofMillis(500).toMillis();
    private static final long OLD = Duration.ofMinutes(1).toMillis();

    /** A time of this process, on both clocks. */
    record Moment(long nanos, long wallMillis) {}

    private record Sample(long storeMillis, Moment sent) {}

    private final TimeSource time;
    private volatile @Nullable Sample sample;

    StoreClock(TimeSource time) {
        this.time = time;
    }

    Moment now() {
        return new Moment(time.nanoTime(), time.scheduler().now(TimeUnit.MILLISECONDS));
    }

    /** Returns the latest plausible time of the store. */
    long latest() {
        @Nullable Sample known = sample;
        return known == null ? UNKNOWN : known.storeMillis() + millisSince(known.sent());
    }

    /** Adds a reply to a command that was sent at {@code sent}; a slow one says less than a recent quick one. */
    void replied(long storeMillis, Moment sent) {
        @Nullable Sample known = sample;
        if (known == null || millisSince(sent) < QUICK || millisSince(known.sent()) > OLD) {
            sample = new Sample(storeMillis, sent);
        }
    }

    private long millisSince(Moment moment) {
        Moment now = now();
        return Math.max(
                TimeUnit.NANOSECONDS.toMillis(now.nanos() - moment.nanos()), now.wallMillis() - moment.wallMillis());
    }
}
