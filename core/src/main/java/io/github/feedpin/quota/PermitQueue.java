package io.github.feedpin.quota;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait for a permit, by priority. Any thread may join or leave; everything else is called by the drain.
 */
final class PermitQueue {

    private final Queue<SlotPermit> joining = new ConcurrentLinkedQueue<>();
    /** These grow with their content, so that an idle limiter takes little memory. */
    private final Deque<SlotPermit> retries = new ArrayDeque<>(1);

    private final Deque<SlotPermit> interactive = new ArrayDeque<>(1);
    private final Deque<SlotPermit> bulk = new ArrayDeque<>(1);
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger waitingBulk = new AtomicInteger();

    /** Adds a request, which is queued by its priority with the next {@link #admitJoining()}. */
    void join(SlotPermit waiter) {
        count(waiter, 1);
        joining.add(waiter);
    }

    /** Counts a cancelled request, which is removed when it reaches the head of its queue. */
    void onCancelled(SlotPermit waiter) {
        count(waiter, -1);
    }

    /** Queues the requests that have joined by their priorities. */
    void admitJoining() {
        @Nullable SlotPermit waiter;
        while ((waiter = joining.poll()) != null) {
            queue(waiter.priority()).add(waiter);
        }
    }

    /** Fails all waiting requests. */
    void failAll(Supplier<Throwable> failure) {
        for (Priority priority : Priority.values()) {
            Deque<SlotPermit> queue = queue(priority);
            @Nullable SlotPermit next;
            while ((next = queue.poll()) != null) {
                if (next.fail(failure.get())) {
                    count(next, -1);
                }
            }
        }
    }

    /** Returns whether no request waits with this priority; removes cancelled ones from the head of its queue. */
    boolean isEmpty(Priority priority) {
        Deque<SlotPermit> queue = queue(priority);
        @Nullable SlotPermit head;
        while ((head = queue.peek()) != null && head.isCancelled()) {
            queue.poll();
        }
        return head == null;
    }

    /** Grants and removes the first request of a priority; returns null if there is none or it was just cancelled. */
    @Nullable
    SlotPermit grant(Priority priority) {
        @Nullable SlotPermit next = queue(priority).poll();
        if (next == null || !next.grant()) {
            return null;
        }
        count(next, -1);
        return next;
    }

    int waiting() {
        return waiting.get();
    }

    int waitingBulk() {
        return waitingBulk.get();
    }

    private void count(SlotPermit waiter, int change) {
        waiting.addAndGet(change);
        if (waiter.priority() == Priority.BULK) {
            waitingBulk.addAndGet(change);
        }
    }

    private Deque<SlotPermit> queue(Priority priority) {
        return switch (priority) {
            case RETRY -> retries;
            case INTERACTIVE -> interactive;
            case BULK -> bulk;
        };
    }
}
