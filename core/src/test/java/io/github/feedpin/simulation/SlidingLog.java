package io.github.feedpin.simulation;

import java.util.PriorityQueue;

/** Records each arrival for the length of the window; those of rejected calls, too, if it counts them. */
final class SlidingLog implements ServerModel.Window {

    private final int limit;
    private final long length;
    private final boolean countsRejections;
    private final PriorityQueue<Long> arrivals = new PriorityQueue<>();

    SlidingLog(int limit, long length, boolean countsRejections) {
        this.limit = limit;
        this.length = length;
        this.countsRejections = countsRejections;
    }

    @Override
    public long roomAfter(long arrival) {
        while (!arrivals.isEmpty() && arrival - arrivals.peek() >= length) {
            arrivals.poll();
        }
        int tooMany = arrivals.size() - limit;
        if (tooMany < 0) {
            return 0;
        }
        long lastOfTooMany = tooMany == 0
                ? arrivals.element()
                : arrivals.stream().sorted().skip(tooMany).findFirst().orElseThrow();
        return lastOfTooMany + length - arrival;
    }

    @Override
    public void count(long arrival, boolean accepted) {
        if (accepted || countsRejections) {
            arrivals.add(arrival);
        }
    }
}
