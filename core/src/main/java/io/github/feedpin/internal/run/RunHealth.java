package io.github.feedpin.internal.run;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.retry.RetryPolicy;
import io.github.feedpin.time.TimeSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * State of a run: whether any call has succeeded, rejections in a row, the circuit breaker, and what may still be spent
 * on retries and on bisection. Thread-safe.
 */
public final class RunHealth {

    /**
     * State of a run after a failure.
     *
     * @param anySuccess whether any call of the run has succeeded
     * @param rateLimitExhausted whether so many calls in a row were rejected for the rate limit that the run stops
     * @param circuitOpen whether calls must wait for a probe
     * @param circuitExhausted whether probes have failed for too long
     * @param attemptCounted whether the failed call counts as one of its attempts
     * @param retryGranted whether the failed call may be sent again
     */
    record Snapshot(
            boolean anySuccess,
            boolean rateLimitExhausted,
            boolean circuitOpen,
            boolean circuitExhausted,
            boolean attemptCounted,
            boolean retryGranted) {}

    /** How many calls in a row may be rejected for the rate limit, beyond those that were in flight together. */
    private static final int MAX_RATE_LIMIT_REJECTIONS = 20;

    private final RetryPolicy retry;
    private final int maxConcurrentCalls;
    private final StopSignal stopSignal;
    private final CircuitBreaker breaker;
    private final AtomicInteger rateLimitRejections = new AtomicInteger();
    private volatile RetryBudget budget;
    private volatile Bisection bisection;
    private volatile boolean anySuccess;

    RunHealth(RetryPolicy retry, int maxConcurrentCalls, StopSignal stopSignal, TimeSource time) {
        this.retry = retry;
        this.maxConcurrentCalls = maxConcurrentCalls;
        this.stopSignal = stopSignal;
        this.breaker = new CircuitBreaker(retry, time, () -> anySuccess);
        this.budget = new RetryBudget(retry);
        this.bisection = new Bisection(retry.bisectionBudget(), () -> anySuccess);
    }

    /** Renews what may be spent on retries and on bisection, for a run that does not end. */
    public void renewBudgets() {
        budget = new RetryBudget(retry);
        bisection = new Bisection(retry.bisectionBudget(), () -> anySuccess);
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    Bisection bisection() {
        return bisection;
    }

    /** Returns whether calls must wait for a probe; never once the run is stopped. */
    boolean isCircuitOpen() {
        return breaker.isOpen() && !stopSignal.isStopped();
    }

    /** Records that a call is sent, which adds to the retry budget. */
    void recordSent() {
        budget.callSent();
    }

    /** Records that a call succeeded. */
    void recordSuccess() {
        anySuccess = true;
        if (rateLimitRejections.get() != 0) {
            rateLimitRejections.set(0);
        }
        breaker.close();
    }

    /**
     * Records that a call failed.
     *
     * @param attempt the attempt that failed
     * @param probe whether it was a probe of the circuit breaker
     */
    Snapshot recordFailure(FeedpinException failure, Attempt attempt, boolean probe) {
        if (FailureDecision.isTransient(failure)) {
            return recordTransientFailure(failure, attempt, probe);
        }
        breaker.close();
        boolean exhausted = failure instanceof RateLimitedException
                && rateLimitRejections.incrementAndGet() > maxConcurrentCalls + MAX_RATE_LIMIT_REJECTIONS;
        return new Snapshot(anySuccess, exhausted, false, false, false, false);
    }

    private Snapshot recordTransientFailure(FeedpinException failure, Attempt attempt, boolean probe) {
        boolean opened = breaker.recordFailure(failure, probe);
        boolean open = isCircuitOpen();
        boolean counted = opened || !open || Attempt.mayHaveBeenSent(failure);
        boolean granted =
                !counted || attempt.failures() + 1 < retry.maxAttempts() && !stopSignal.isStopped() && budget.take();
        return new Snapshot(anySuccess, false, open, breaker.isExhausted(), counted, granted);
    }
}
