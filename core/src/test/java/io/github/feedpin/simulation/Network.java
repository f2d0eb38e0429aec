package io.github.feedpin.simulation;

import java.time.Duration;
import java.util.SplittableRandom;

/** How long a request, or a response, is in transit. */
enum Network {
    /** Round trips of 30 to 40 ms. */
    CALM(15, 20, 0),
    /** Round trips of 30 to 70 ms. */
    USUAL(15, 35, 0),
    /** Like the usual one, but one transit in fifty takes up to a second and a half longer. */
    TAILS(15, 35, 1_500);

    private static final double TAIL_SHARE = 0.02;

    private final long shortest;
    private final long longest;
    private final long tail;

    Network(long shortestMillis, long longestMillis, long tailMillis) {
        this.shortest = Duration.ofMillis(shortestMillis).toNanos();
        this.longest = Duration.ofMillis(longestMillis).toNanos();
        this.tail = Duration.ofMillis(tailMillis).toNanos();
    }

    Duration oneWay(SplittableRandom random) {
        long nanos = random.nextLong(shortest, longest);
        boolean slow = tail > 0 && random.nextDouble() < TAIL_SHARE;
        return Duration.ofNanos(slow ? nanos + random.nextLong(tail) : nanos);
    }
}
