package io.github.feedpin.batching;

import org.jspecify.annotations.Nullable;

/** Limits how much work is in progress at once. Immutable; start from {@link #defaults()}. */
public final class ConcurrencyLimits {

    private static final ConcurrencyLimits DEFAULTS = new ConcurrencyLimits(64, 100_000);

    private record Limits(int maxConcurrentCalls, int maxPendingRequests) {}

    private final Limits limits;

    private ConcurrencyLimits(int maxConcurrentCalls, int maxPendingRequests) {
        if (maxConcurrentCalls < 1) {
            throw new IllegalArgumentException("maxConcurrentCalls must be at least 1, but is " + maxConcurrentCalls);
        }
        if (maxPendingRequests < 1) {
            throw new IllegalArgumentException("maxPendingRequests must be at least 1, but is " + maxPendingRequests);
        }
        this.limits = new Limits(maxConcurrentCalls, maxPendingRequests);
    }

    /** {@return the default limits: 64 concurrent calls, 100,000 pending single requests} */
    public static ConcurrencyLimits defaults() {
        return DEFAULTS;
    }

    /**
     * {@return the maximum number of concurrent calls of one run, or of the single requests for one chat and type of
     * user id} Calls that wait for a permit are included.
     */
    public int maxConcurrentCalls() {
        return limits.maxConcurrentCalls;
    }

    /**
     * {@return the maximum number of single requests, for each chat and type of user id, that wait for a call} Further
     * ones fail with {@link io.github.feedpin.error.QueueFullException}.
     */
    public int maxPendingRequests() {
        return limits.maxPendingRequests;
    }

    /**
     * {@return a copy with another maximum number of concurrent calls}
     *
     * @param calls at least 1
     * @throws IllegalArgumentException if the value is out of range
     */
    public ConcurrencyLimits withMaxConcurrentCalls(int calls) {
        return new ConcurrencyLimits(calls, limits.maxPendingRequests);
    }

    /**
     * {@return a copy with another maximum number of pending single requests}
     *
     * @param requests at least 1
     * @throws IllegalArgumentException if the value is out of range
     */
    public ConcurrencyLimits withMaxPendingRequests(int requests) {
        return new ConcurrencyLimits(limits.maxConcurrentCalls, requests);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConcurrencyLimits that && limits.equals(that.limits);
    }

    @Override
    public int hashCode() {
        return limits.hashCode();
    }

    @Override
    public String toString() {
        return "Concurrency" + limits;
    }
}
