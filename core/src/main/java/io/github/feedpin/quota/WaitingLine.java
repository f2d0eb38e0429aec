package io.github.feedpin.quota;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Who waits for a permit: in order of arrival, after those whose turn it was already. Anyone may join; only the drain serves. */
final class WaitingLine {

    private final Queue<SlotPermit> first = new ConcurrentLinkedQueue<>();
    private final Queue<SlotPermit> others = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    void join(SlotPermit waiter) {
        waiting.incrementAndGet();
        (waiter.first() ? first : others).add(waiter);
    }

    /** Notes that somebody left; the place itself is cleared when its turn comes. */
    void left() {
        waiting.decrementAndGet();
    }

    /** Whether somebody waits; whoever left is cleared from the head on the way. */
    boolean isEmpty() {
        return clear(first) && clear(others);
    }

    /** Grants the head of the line, and takes it out; null when there is none, or it left at this very moment. */
    @Nullable
    SlotPermit grantNext() {
        @Nullable SlotPermit next = first.poll();
        if (next == null) {
            next = others.poll();
        }
        if (next == null || !next.grant()) {
            return null;
        }
        waiting.decrementAndGet();
        return next;
    }

    int waiting() {
        return waiting.get();
    }

    private static boolean clear(Queue<SlotPermit> line) {
        @Nullable SlotPermit head;
        while ((head = line.peek()) != null && head.isCancelled()) {
            line.poll();
        }
        return head == null;
    }
}
