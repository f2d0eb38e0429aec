package io.github.feedpin;

import io.github.feedpin.retry.RetryPolicy;
import io.github.feedpin.time.TimeSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Whether the platform can be reached at all. While it cannot, one call of the run probes, and the others wait for it instead of wasting
 * their attempts.
 */
final class Outage {

    private final RetryPolicy policy;
    private final TimeSource time;
    private final BooleanSupplier platformWorks;
    private final AtomicReference<Sinks.@Nullable Empty<Void>> current = new AtomicReference<>();
    /** These two belong to the call that probes. */
    private long since;

    private int probes;

    Outage(RetryPolicy policy, TimeSource time, BooleanSupplier platformWorks) {
        this.policy = policy;
        this.time = time;
        this.platformWorks = platformWorks;
    }

    boolean isOn() {
        return current.get() != null;
    }

    /** Completes when there is no outage, or no longer. */
    Mono<Void> over() {
        Sinks.@Nullable Empty<Void> outage = current.get();
        return outage == null ? Mono.empty() : outage.asMono();
    }

    /** Begins an outage; true for the one that is to probe. */
    boolean begin() {
        if (!current.compareAndSet(null, Sinks.empty())) {
            return false;
        }
        since = time.nanoTime();
        probes = 0;
        return true;
    }

    /** Counts an attempt of the probing call that failed; whether another one is worth it. */
    boolean mayProbeAgain() {
        probes++;
        return platformWorks.getAsBoolean()
                ? time.nanoTime() - since < policy.maxOutage().toNanos()
                : probes < policy.maxAttempts();
    }

    int probes() {
        return probes;
    }

    /** Ends the outage, and lets the others go on. */
    void end() {
        Sinks.@Nullable Empty<Void> outage = current.getAndSet(null);
        if (outage != null) {
            outage.tryEmitEmpty();
        }
    }
}
