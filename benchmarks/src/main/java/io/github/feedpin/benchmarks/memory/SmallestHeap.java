package io.github.feedpin.benchmarks.memory;

/** Binary search for the smallest sufficient heap. */
final class SmallestHeap {

    static final int MIN_MEGABYTES = 2;
    static final int MAX_MEGABYTES = 128;

    /** Tests whether a heap is sufficient. */
    interface Trial {
        boolean isSufficient(int megabytes) throws Exception;
    }

    private SmallestHeap() {}

    /** Returns the size in megabytes; {@link Double#NaN} if {@value #MAX_MEGABYTES} are not sufficient. */
    static double megabytes(Trial trial) throws Exception {
        int insufficient = MIN_MEGABYTES - 1;
        int sufficient = MAX_MEGABYTES + 1;
        while (sufficient - insufficient > 1) {
            int middle = (insufficient + sufficient) / 2;
            if (trial.isSufficient(middle)) {
                sufficient = middle;
            } else {
                insufficient = middle;
            }
        }
        return sufficient > MAX_MEGABYTES ? Double.NaN : sufficient;
    }
}
