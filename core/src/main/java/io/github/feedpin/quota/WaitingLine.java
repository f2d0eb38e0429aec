package io.github.feedpin.quota;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a permit, in three lanes. Anyone may join; only the drain serves.
 */
final class WaitingLine {

    private final Queue<SlotPermit> resumed = new ConcurrentLinkedQueue<>();
    private final Queue<SlotPermit> singles = new ConcurrentLinkedQueue<>();
    private final Queue<SlotPermit> runs = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    void join(SlotPermit waiter) {
        waiting.incrementAndGet();
        line(waiter.lane()).add(waiter);
    }

    /** Notes that somebody left; the place itself is cleared when its turn comes. */
    void left() {
        waiting.decrementAndGet();
    }

    /** Whether nobody waits in this lane; whoever left is cleared from its head. */
    boolean isEmpty(Lane lane) {
        Queue<SlotPermit> line = line(lane);
        @Nullable SlotPermit head;
        while ((head = line.peek()) != null && head.isCancelled()) {
            line.poll();
        }
        return head == null;
    }

    /** Grants the head of a lane, and takes it out; null when there is none, or it left at this very moment. */
    @Nullable
    SlotPermit grant(Lane lane) {
        @Nullable SlotPermit next = line(lane).poll();
        if (next == null || !next.grant()) {
            return null;
        }
        waiting.decrementAndGet();
        return next;
    }

    int waiting() {
        return waiting.get();
    }

    private Queue<SlotPermit> line(Lane lane) {
        return switch (lane) {
            case RESUMED -> resumed;
            case SINGLES -> singles;
            case RUNS -> runs;
        };
    }
}
