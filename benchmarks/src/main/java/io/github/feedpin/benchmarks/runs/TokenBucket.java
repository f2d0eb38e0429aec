package io.github.feedpin.benchmarks.runs;

import java.time.Duration;

/**
 * The token bucket of the textbooks, full at first and refilled evenly. Tokens can be taken before they are there: who
 * does so waits for them, and the next one waits behind. Not thread-safe.
 */
final class TokenBucket {

    private final int capacity;
    private final double perNano;
    private double tokens;
    private long refilled;

    /** A bucket of {@code capacity} tokens that fills up within {@code span}. */
    TokenBucket(int capacity, Duration span, long now) {
        this.capacity = capacity;
        this.perNano = capacity / (double) span.toNanos();
        this.tokens = capacity;
        this.refilled = now;
    }

    /** Takes a token, and tells how many nanoseconds later it will be there; 0 when it is. */
    long take(long now) {
        tokens = Math.min(capacity, tokens + (now - refilled) * perNano) - 1;
        refilled = now;
        return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perNano);
    }
}
