package io.github.feedpin.platform;

import io.github.feedpin.internal.guard.Signals;
import io.github.feedpin.quota.Priority;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * How many calls a platform carries at once, for want of connections. A call takes its place before it keeps a permit,
 * so that a full pool delays calls, holds up no permits, and is not mistaken for a platform that cannot be reached.
 * Thread-safe; shared by all clients of a platform.
 */
public final class CallCapacity {

    /** After so many places in a row for single requests, a waiting bulk run gets one. */
    private static final int SINGLES_IN_A_ROW = 3;

    private final Map<Priority, Deque<Waiter>> waiting = new EnumMap<>(Priority.class);
    private final AtomicInteger draining = new AtomicInteger();
    private int free;
    private int singlesInARow;

    private CallCapacity(int calls) {
        this.free = calls;
        for (Priority priority : Priority.values()) {
            waiting.put(priority, new ArrayDeque<>());
        }
    }

    /** The capacity of a platform that carries any number of calls. */
    public static CallCapacity unlimited() {
        return of(Integer.MAX_VALUE);
    }

    /** A capacity of {@code calls} at once; at least 1. */
    public static CallCapacity of(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("A platform carries at least 1 call, but calls is " + calls);
        }
        return new CallCapacity(calls);
    }

    /** Takes a place at once; null when there is none. Disposing of it gives it back. */
    public synchronized @Nullable Disposable tryTake() {
        if (free == 0) {
            return null;
        }
        free--;
        return new Place();
    }

    /**
     * Takes a place, in the order of the priorities, as soon as there is one. Lazy. Cancelling leaves the queue. A
     * place that has been delivered is given back by disposing of it only, so that a call can end before its place is
     * another's.
     *
     * @param priority where the call waits
     */
    public Mono<Disposable> take(Priority priority) {
        Objects.requireNonNull(priority, "priority");
        return new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super Disposable> receiver) {
                receiver.onSubscribe(new Waiter(priority, receiver));
            }
        };
    }

    private void enqueue(Waiter waiter) {
        synchronized (this) {
            Objects.requireNonNull(waiting.get(waiter.priority)).add(waiter);
        }
        drain();
    }

    private void giveBack() {
        synchronized (this) {
            free++;
        }
        drain();
    }

    /**
     * Hands out places, outside the lock, and in a loop: a call that ends at once gives its place back on this very
     * thread.
     */
    private void drain() {
        if (draining.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            @Nullable Waiter next;
            while ((next = next()) != null) {
                next.deliver();
            }
            missed = draining.addAndGet(-missed);
        } while (missed != 0);
    }

    private synchronized @Nullable Waiter next() {
        while (free > 0) {
            @Nullable Waiter next = poll();
            if (next == null) {
                return null;
            }
            if (next.grant()) {
                free--;
                return next;
            }
        }
        return null;
    }

    private @Nullable Waiter poll() {
        Deque<Waiter> runs = Objects.requireNonNull(waiting.get(Priority.BULK));
        boolean runsAreDue = singlesInARow >= SINGLES_IN_A_ROW && !runs.isEmpty();
        for (Priority priority : Priority.values()) {
            @Nullable
            Waiter next = priority == Priority.INTERACTIVE && runsAreDue
                    ? null
                    : Objects.requireNonNull(waiting.get(priority)).poll();
            if (next != null) {
                singlesInARow = priority == Priority.INTERACTIVE ? singlesInARow + 1 : 0;
                return next;
            }
        }
        return null;
    }

    private final class Place extends AtomicBoolean implements Disposable {

        private static final long serialVersionUID = 1L;

        @Override
        public void dispose() {
            if (compareAndSet(false, true)) {
                giveBack();
            }
        }

        @Override
        public boolean isDisposed() {
            return get();
        }
    }

    private final class Waiter implements Subscription {

        private final Priority priority;
        private final CoreSubscriber<? super Disposable> receiver;
        private final Place place = new Place();
        private final AtomicBoolean asked = new AtomicBoolean();
        private final AtomicBoolean settled = new AtomicBoolean();
        private final AtomicBoolean delivered = new AtomicBoolean();

        Waiter(Priority priority, CoreSubscriber<? super Disposable> receiver) {
            this.priority = priority;
            this.receiver = receiver;
        }

        boolean grant() {
            return settled.compareAndSet(false, true);
        }

        void deliver() {
            if (delivered.compareAndSet(false, true) && !Signals.<Disposable>value(receiver, place)) {
                place.dispose();
            }
        }

        @Override
        public void request(long n) {
            if (asked.compareAndSet(false, true)) {
                enqueue(this);
            }
        }

        @Override
        public void cancel() {
            if (!settled.compareAndSet(false, true) && delivered.compareAndSet(false, true)) {
                place.dispose();
            }
        }
    }
}
