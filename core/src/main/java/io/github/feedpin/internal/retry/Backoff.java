package io.github.feedpin.internal.retry;

import java.time.Duration;

/**
 * Exponential backoff: {@code first} after the first failure, doubled with each further one, at most {@code longest}.
 *
 * @param first positive
 * @param longest at least {@code first}
 */
public record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    /** Returns the wait after this many failures in a row; at least 1. */
    public Duration after(int failures) {
        int doublings = Math.max(0, Math.min(failures - 1, MOST_DOUBLINGS));
        double nanos = first.toNanos() * (double) (1L << doublings);
        return nanos < longest.toNanos() ? Duration.ofNanos((long) nanos) : longest;
    }
}
