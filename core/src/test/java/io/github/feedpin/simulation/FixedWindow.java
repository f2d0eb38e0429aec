package io.github.feedpin.simulation;

/**
 * Counts separately in each period: periods of the clock, or periods that start with the first call after the previous
 * one.
 */
final class FixedWindow implements ServerModel.Window {

    private final int limit;
    private final long length;
    private final boolean fromFirstCall;
    private long start = Long.MIN_VALUE / 2;
    private int count;

    FixedWindow(int limit, long length, boolean fromFirstCall) {
        this.limit = limit;
        this.length = length;
        this.fromFirstCall = fromFirstCall;
    }

    @Override
    public long roomAfter(long arrival) {
        if (arrival - start >= length) {
            start = fromFirstCall ? arrival : Math.floorDiv(arrival, length) * length;
            count = 0;
        }
        return count < limit ? 0 : start + length - arrival;
    }

    @Override
    public void count(long arrival, boolean accepted) {
        if (accepted) {
            count++;
        }
    }
}
