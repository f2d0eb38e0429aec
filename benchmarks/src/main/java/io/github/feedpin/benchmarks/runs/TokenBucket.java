package io.github.feedpin.benchmarks.runs;

import java.time.Duration;

/**
 * Token bucket that is full at first and refilled evenly. Tokens can be taken in advance, with a wait until they are
 * available. Not thread-safe.
 */
final class TokenBucket {

    private final int capacity;
    private final double perNano;
    private double tokens;
    private long refilled;

    /** Creates a bucket of {@code capacity} tokens that is refilled within {@code span}. */
    TokenBucket(int capacity, Duration span, long now) {
        this.capacity = capacity;
        this.perNano = capacity / (double) span.toNanos();
        this.tokens = capacity;
        this.refilled = now;
    }

    /** Takes a token, and returns the nanoseconds to wait for it. */
    long take(long now) {
        tokens = Math.min(capacity, tokens + (now - refilled) * perNano) - 1;
        refilled = now;
        return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perNano);
    }
}
