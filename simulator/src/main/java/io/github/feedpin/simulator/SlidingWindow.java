package io.github.feedpin.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * At most so many calls within any span of a given length. It remembers the calls of the last span, and no more. Not
 * thread-safe: the engine's lock guards it.
 */
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

    /** How long until one more call fits; 0 when it does now. */
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
