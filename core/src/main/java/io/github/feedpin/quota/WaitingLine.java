package io.github.feedpin.quota;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a permit, in three lanes: those whose turn it was already go first; of the other two lanes, each gets every other permit
 * while both have somebody waiting. Anyone may join; only the drain serves.
 */
final class WaitingLine {

    private final Queue<SlotPermit> resumed = new ConcurrentLinkedQueue<>();
    private final Queue<SlotPermit> singles = new ConcurrentLinkedQueue<>();
    private final Queue<SlotPermit> runs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private boolean runsNext;

    void join(SlotPermit waiter) {
        waiting.incrementAndGet();
        lane(waiter.lane()).add(waiter);
    }

    /** Notes that somebody left; the place itself is cleared when its turn comes. */
    void left() {
        waiting.decrementAndGet();
    }

    /** Whether nobody waits; whoever left is cleared from the heads on the way. */
    boolean isEmpty() {
        return clear(resumed) & clear(singles) & clear(runs);
    }

    /** Grants the head of the line, and takes it out; null when there is none, or it left at this very moment. */
    @Nullable
    SlotPermit grantNext() {
        Queue<SlotPermit> lane = nextLane();
        @Nullable SlotPermit next = lane.poll();
        if (next == null || !next.grant()) {
            return null;
        }
        if (lane != resumed) {
            runsNext = lane == singles;
        }
        waiting.decrementAndGet();
        return next;
    }

    int waiting() {
        return waiting.get();
    }

    private Queue<SlotPermit> nextLane() {
        if (!resumed.isEmpty()) {
            return resumed;
        }
        boolean singlesGo = runs.isEmpty() || !runsNext && !singles.isEmpty();
        return singlesGo ? singles : runs;
    }

    private Queue<SlotPermit> lane(Lane lane) {
        return switch (lane) {
            case RESUMED -> resumed;
            case SINGLES -> singles;
            case RUNS -> runs;
        };
    }

    private static boolean clear(Queue<SlotPermit> line) {
        @Nullable SlotPermit head;
        while ((head = line.peek()) != null && head.isCancelled()) {
            line.poll();
        }
        return head == null;
    }
}
