package io.github.feedpin.simulator.internal.transport;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Latency of both transports: one half passes before a request arrives, the other half after it. Thread-safe. */
public final class RoundTrip {

    private record Latency(long min, long max) {}

    private final TimeSource time;
    private final Random random;
    private final Latency initial;
    private volatile Latency latency;

    public RoundTrip(TimeSource time, Random random, Duration min, Duration max) {
        this.time = time;
        this.random = random;
        this.initial = latencyOf(min, max);
        this.latency = initial;
    }

    /** Sets the latency of the exchanges that begin from now on. */
    public void setLatency(Duration min, Duration max) {
        latency = latencyOf(min, max);
    }

    /** Restores the initial latency, for the exchanges that begin from now on. */
    public void reset() {
        latency = initial;
    }

    /** Calls {@code arrival} after one half and emits its result after the other. Cancelling stops it at once. */
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
