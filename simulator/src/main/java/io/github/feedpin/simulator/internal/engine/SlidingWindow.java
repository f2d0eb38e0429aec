package io.github.feedpin.simulator.internal.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Admits a limited number of calls within any span of a given length. Not thread-safe; guarded by the engine. */
final class SlidingWindow {

    private final int limit;
    private final long length;
    private final Deque<Long> admitted = new ArrayDeque<>();

    SlidingWindow(int limit, Duration length) {
        this.limit = limit;
        this.length = length.toNanos();
    }

    int limit() {
        return limit;
    }

    /** Returns the nanoseconds until one more call is within the limit; 0 if it is now. */
    long nanosUntilRoom(long now) {
        while (!admitted.isEmpty() && now - admitted.getFirst() >= length) {
            admitted.removeFirst();
        }
        return admitted.size() < limit ? 0 : admitted.getFirst() + length - now;
    }

    void admit(long now) {
        admitted.addLast(now);
    }

    void clear() {
        admitted.clear();
    }
}
