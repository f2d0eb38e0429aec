package io.github.feedpin.quota;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a permit, in three priorities. Anyone may join or leave; all else is the drain's. The priorities are
 * rings, not linked lists: of a hundred thousand who wait, each costs a word, and their turn comes without a walk
 * through all of memory.
 */
final class PermitQueue {

    private final Queue<SlotPermit> joining = new ConcurrentLinkedQueue<>();
    private final Deque<SlotPermit> resumed = new ArrayDeque<>();
    private final Deque<SlotPermit> singles = new ArrayDeque<>();
    private final Deque<SlotPermit> runs = new ArrayDeque<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * Puts somebody at the end of the priority, where the drain finds them as soon as they are {@link #admitJoining()
     * admitted}.
     */
    void join(SlotPermit waiter) {
        waiting.incrementAndGet();
        joining.add(waiter);
    }

    /** Notes that somebody left; the place itself is cleared when its turn comes. */
    void left() {
        waiting.decrementAndGet();
    }

    /** Lets those into their priorities who have joined meanwhile. */
    void admitJoining() {
        @Nullable SlotPermit waiter;
        while ((waiter = joining.poll()) != null) {
            priority(waiter.priority()).add(waiter);
        }
    }

    /** Ends the waiting of all without a permit. */
    void failAll(Supplier<Throwable> failure) {
        for (Priority priority : Priority.values()) {
            Deque<SlotPermit> line = priority(priority);
            @Nullable SlotPermit next;
            while ((next = line.poll()) != null) {
                if (next.fail(failure.get())) {
                    waiting.decrementAndGet();
                }
            }
        }
    }

    /** Whether nobody waits in this priority; whoever left is cleared from its head. */
    boolean isEmpty(Priority priority) {
        Deque<SlotPermit> line = priority(priority);
        @Nullable SlotPermit head;
        while ((head = line.peek()) != null && head.isCancelled()) {
            line.poll();
        }
        return head == null;
    }

    /** Grants the head of a priority, and takes it out; null when there is none, or it left at this very moment. */
    @Nullable
    SlotPermit grant(Priority priority) {
        @Nullable SlotPermit next = priority(priority).poll();
        if (next == null || !next.grant()) {
            return null;
        }
        waiting.decrementAndGet();
        return next;
    }

    int waiting() {
        return waiting.get();
    }

    private Deque<SlotPermit> priority(Priority priority) {
        return switch (priority) {
            case RETRY -> resumed;
            case INTERACTIVE -> singles;
            case BULK -> runs;
        };
    }
}
