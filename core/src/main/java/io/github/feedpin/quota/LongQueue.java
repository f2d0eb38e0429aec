package io.github.feedpin.quota;

import java.util.Arrays;

/**
 * Queue of ascending instants in a ring that grows with its content, so that an empty queue takes hardly any memory.
 */
final class LongQueue {

    private static final int SMALLEST_CAPACITY = 8;
    private static final long[] NONE = {};

    private long[] ring = NONE;
    private int head;
    private int size;

    /** Appends {@code instant}, or the last one if that is later: threads may report slightly out of order. */
    void add(long instant) {
        if (size == ring.length) {
            grow();
        }
        long last = size == 0 ? instant : ring[index(size - 1)];
        ring[index(size)] = instant - last < 0 ? last : instant;
        size++;
    }

    void removeUntil(long now) {
        while (size > 0 && ring[head] - now <= 0) {
            head = index(1);
            size--;
        }
        if (size == 0 && ring.length > SMALLEST_CAPACITY) {
            ring = NONE;
            head = 0;
        }
    }

    /** Returns the time until the first instant; {@link Long#MAX_VALUE} if the queue is empty. */
    long nanosUntilFirst(long now) {
        return size == 0 ? Long.MAX_VALUE : nanosUntil(0, now);
    }

    /** Returns the time until the instant at {@code position}, which is less than the size. */
    long nanosUntil(int position, long now) {
        return ring[index(position)] - now;
    }

    /** Returns how many instants are due within {@code nanos}; at least {@code known} are known to be. */
    int countWithin(long nanos, long now, int known) {
        int due = known;
        int notDue = size;
        while (due < notDue) {
            int middle = (due + notDue) >>> 1;
            if (nanosUntil(middle, now) <= nanos) {
                due = middle + 1;
            } else {
                notDue = middle;
            }
        }
        return due;
    }

    /** Removes the first instant of a queue that is not empty, and returns the time until it. */
    long removeFirst(long now) {
        long wait = nanosUntil(0, now);
        head = index(1);
        size--;
        return wait;
    }

    int size() {
        return size;
    }

    private int index(int offset) {
        return (head + offset) & (ring.length - 1);
    }

    private void grow() {
        long[] larger = Arrays.copyOf(ring, Math.max(SMALLEST_CAPACITY, ring.length * 2));
        System.arraycopy(ring, 0, larger, ring.length, head);
        ring = larger;
    }
}
