package io.github.feedpin.benchmarks.calls;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts how long calls took, each to within 1 %. Thread-safe. */
final class Latencies {

    /** The leading bits of a number that are kept: 7 of them are 1 %. */
    private static final int BITS = 7;

    private static final int STEPS = 1 << BITS;

    private final AtomicLongArray counts = new AtomicLongArray((Long.SIZE - BITS) * STEPS);

    void add(long nanos) {
        counts.incrementAndGet(index(Math.max(nanos, 0)));
    }

    /** What this part of all calls did not take longer than, in nanoseconds; not a number when there were none. */
    double quantile(double part) {
        long total = 0;
        for (int i = 0; i < counts.length(); i++) {
            total += counts.get(i);
        }
        long wanted = (long) Math.ceil(part * total);
        long seen = 0;
        for (int i = 0; i < counts.length() && total > 0; i++) {
            seen += counts.get(i);
            if (seen >= wanted) {
                return middle(i);
            }
        }
        return Double.NaN;
    }

    /** Numbers below {@value #STEPS} have a step each; above, each doubling has {@value #STEPS} of them. */
    private static int index(long nanos) {
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(nanos) - BITS - 1);
        return shift * STEPS + (int) (nanos >>> shift);
    }

    private static double middle(int index) {
        int shift = Math.max(0, index / STEPS - 1);
        long lowest = (long) (index - shift * STEPS) << shift;
        return lowest + ((1L << shift) - 1) / 2.0;
    }
}
