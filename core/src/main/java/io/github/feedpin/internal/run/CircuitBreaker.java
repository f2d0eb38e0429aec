package io.github.feedpin.internal.run;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.retry.RetryPolicy;
import io.github.feedpin.time.TimeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Circuit breaker of a run that queues calls instead of failing them. While the platform does not work, calls wait
 * instead of using up their attempts, and one at a time probes. Every waiting call probes in turn, so that a call that
 * always fails does not keep the circuit open. Thread-safe.
 */
final class CircuitBreaker {

    /** Number of consecutive failures that opens the circuit. */
    private static final int FAILURES_TO_OPEN = 10;

    private final RetryPolicy policy;
    private final TimeSource time;
    private final BooleanSupplier anySuccess;
    private final Queue<Sinks.One<Boolean>> waiting = new ArrayDeque<>();
    private boolean probing;
    private long openSince;
    private volatile boolean open;
    private volatile int failures;
    private volatile int failedProbes;
    private volatile @Nullable FeedpinException lastFailure;

    /** @param anySuccess whether any call of the run has succeeded */
    CircuitBreaker(RetryPolicy policy, TimeSource time, BooleanSupplier anySuccess) {
        this.policy = policy;
        this.time = time;
        this.anySuccess = anySuccess;
    }

    boolean isOpen() {
        return open;
    }

    /** Returns how many probes have failed, the failure that opened the circuit included. */
    int failedProbes() {
        return failedProbes;
    }

    /** Returns the last recorded failure; null if there is none. */
    @Nullable
    FeedpinException lastFailure() {
        return lastFailure;
    }

    /**
     * Emits true if the caller is the next probe, and false if the circuit is closed. A probe ends with
     * {@link #recordFailure}, {@link #close} or {@link #releaseProbe}.
     */
    Mono<Boolean> acquireProbe() {
        return Mono.defer(() -> {
            synchronized (this) {
                if (!open) {
                    return Mono.just(false);
                }
                if (!probing) {
                    probing = true;
                    return Mono.just(true);
                }
                Sinks.One<Boolean> waiter = Sinks.one();
                waiting.add(waiter);
                return waiter.asMono();
            }
        });
    }

    /**
     * Records a transient failure. It opens the circuit if the request was certainly not processed, or at the tenth
     * consecutive failure.
     *
     * @param probe whether the failed call was the probe
     * @return whether it opens the circuit
     */
    boolean recordFailure(FeedpinException failure, boolean probe) {
        if (policy.maxOutage().isZero()) {
            return false;
        }
        boolean opens = false;
        Sinks.@Nullable One<Boolean> next = null;
        synchronized (this) {
            lastFailure = failure;
            failures++;
            if (!open) {
                opens = !failure.mayHaveActed() || failures >= FAILURES_TO_OPEN;
                open = opens;
                openSince = time.nanoTime();
                failedProbes = 1;
            } else if (probe) {
                failedProbes++;
                next = pollWaiting();
            }
        }
        emit(next);
        return opens;
    }

    /** Lets the next call probe, since the probe was not sent. */
    void releaseProbe() {
        Sinks.@Nullable One<Boolean> next;
        synchronized (this) {
            next = open ? pollWaiting() : null;
        }
        emit(next);
    }

    private Sinks.@Nullable One<Boolean> pollWaiting() {
        Sinks.@Nullable One<Boolean> next = waiting.poll();
        probing = next != null;
        return next;
    }

    private static void emit(Sinks.@Nullable One<Boolean> next) {
        if (next != null) {
            next.tryEmitValue(true);
        }
    }

    /** Returns whether the circuit has been open for longer, or more probes have failed, than the policy allows. */
    synchronized boolean isExhausted() {
        return open
                && (anySuccess.getAsBoolean()
                        ? time.nanoTime() - openSince >= policy.maxOutage().toNanos()
                        : failedProbes >= policy.maxAttempts());
    }

    /** Closes the circuit after a response, and releases the waiting calls. */
    void close() {
        if (failures == 0) {
            return;
        }
        List<Sinks.One<Boolean>> released;
        synchronized (this) {
            failures = 0;
            failedProbes = 0;
            open = false;
            probing = false;
            released = new ArrayList<>(waiting);
            waiting.clear();
        }
        released.forEach(waiter -> waiter.tryEmitValue(false));
    }
}
