package io.github.feedpin.simulator;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * The way to the platform and back, which both doors share: half the latency passes before a request arrives, half
 * after it. Thread-safe.
 */
final class RoundTrip {

    private record Latency(long min, long max) {}

    private final TimeSource time;
    private final Random random;
    private final Latency beginning;
    private volatile Latency latency;

    RoundTrip(TimeSource time, Random random, Duration min, Duration max) {
        this.time = time;
        this.random = random;
        this.beginning = latencyOf(min, max);
        this.latency = beginning;
    }

    /** Counts for the exchanges that begin from now on. */
    void setLatency(Duration min, Duration max) {
        latency = latencyOf(min, max);
    }

    /** Takes as long as in the beginning, for the exchanges that begin from now on. */
    void reset() {
        latency = beginning;
    }

    /**
     * Lets {@code arrival} happen after one half and tells its result after the other. Cancelling ends it where it is.
     */
    <T> Mono<T> around(Supplier<T> arrival) {
        return Mono.defer(() -> {
            long nanos = nextLatency();
            if (nanos == 0) {
                return Mono.fromSupplier(arrival);
            }
            Duration there = Duration.ofNanos(nanos / 2);
            Duration back = Duration.ofNanos(nanos - nanos / 2);
            return time.delay(there).then(Mono.fromSupplier(arrival)).delayUntil(response -> time.delay(back));
        });
    }

    private long nextLatency() {
        Latency current = latency;
        return current.min == current.max ? current.min : random.nextLong(current.min, current.max + 1);
    }

    private static Latency latencyOf(Duration min, Duration max) {
        if (min.isNegative() || min.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "A latency is from a duration that is not negative to one that is not shorter, but not from " + min
                            + " to " + max);
        }
        return new Latency(min.toNanos(), max.toNanos());
    }
}
