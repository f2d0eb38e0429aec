package io.github.feedpin.platform;

import io.github.feedpin.internal.guard.SafeSignals;
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
 * Limits the number of concurrent calls of a platform to its connections. An adapter creates one for its connection
 * pool. Each call holds a reservation from before it is sent to its end; a call that finds none free returns its permit
 * and waits here, so that an exhausted pool delays calls, blocks no permits, and is not mistaken for an unreachable
 * platform. Thread-safe; shared by all clients of a platform.
 */
public final class CallCapacity {

    /** The number of consecutive reservations for interactive calls after which a waiting bulk call gets one. */
    private static final int MAX_INTERACTIVE_IN_A_ROW = 3;

    private final Map<Priority, Deque<Waiter>> waiting = new EnumMap<>(Priority.class);
    private final AtomicInteger draining = new AtomicInteger();
    private int free;
    private int interactiveInARow;

    private CallCapacity(int calls) {
        this.free = calls;
        for (Priority priority : Priority.values()) {
            waiting.put(priority, new ArrayDeque<>());
        }
    }

    /** Creates an unlimited capacity. */
    public static CallCapacity unlimited() {
        return of(Integer.MAX_VALUE);
    }

    /**
     * Creates a capacity of {@code calls} concurrent calls.
     *
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static CallCapacity of(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("The capacity must be at least 1, but is " + calls);
        }
        return new CallCapacity(calls);
    }

    /** Acquires a reservation; returns null if none is free. Disposing it releases it. */
    public synchronized @Nullable Disposable tryAcquire() {
        if (free == 0) {
            return null;
        }
        free--;
        return new Reservation();
    }

    /**
     * Acquires a reservation as soon as one is free, in the order of the priorities. Lazy. Cancelling removes the
     * request from the queue. A reservation that has been emitted is released only by disposing it, so that a call can
     * end before its reservation is reused.
     *
     * @param priority the priority of the call
     */
    public Mono<Disposable> acquire(Priority priority) {
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

    private void release() {
        synchronized (this) {
            free++;
        }
        drain();
    }

    /**
     * Emits reservations outside the lock and in a loop, since a call that ends at once releases its reservation on the
     * same thread.
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
        Deque<Waiter> bulk = Objects.requireNonNull(waiting.get(Priority.BULK));
        boolean bulkIsDue = interactiveInARow >= MAX_INTERACTIVE_IN_A_ROW && !bulk.isEmpty();
        for (Priority priority : Priority.values()) {
            @Nullable
            Waiter next = priority == Priority.INTERACTIVE && bulkIsDue
                    ? null
                    : Objects.requireNonNull(waiting.get(priority)).poll();
            if (next != null) {
                interactiveInARow = priority == Priority.INTERACTIVE ? interactiveInARow + 1 : 0;
                return next;
            }
        }
        return null;
    }

    private final class Reservation extends AtomicBoolean implements Disposable {

        private static final long serialVersionUID = 1L;

        @Override
        public void dispose() {
            if (compareAndSet(false, true)) {
                release();
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
        private final Reservation reservation = new Reservation();
        private final AtomicBoolean requested = new AtomicBoolean();
        private final AtomicBoolean decided = new AtomicBoolean();
        private final AtomicBoolean delivered = new AtomicBoolean();

        Waiter(Priority priority, CoreSubscriber<? super Disposable> receiver) {
            this.priority = priority;
            this.receiver = receiver;
        }

        boolean grant() {
            return decided.compareAndSet(false, true);
        }

        void deliver() {
            if (delivered.compareAndSet(false, true) && !SafeSignals.<Disposable>value(receiver, reservation)) {
                reservation.dispose();
            }
        }

        @Override
        public void request(long n) {
            if (requested.compareAndSet(false, true)) {
                enqueue(this);
            }
        }

        @Override
        public void cancel() {
            if (!decided.compareAndSet(false, true) && delivered.compareAndSet(false, true)) {
                reservation.dispose();
            }
        }
    }
}
