package io.github.feedpin.platform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * The free reservations of a platform, and the capacities whose calls wait for one, which get them in turn.
 * Thread-safe.
 */
final class ReservationPool {

    private final Deque<CallCapacity> waiting = new ArrayDeque<>();
    private final AtomicInteger draining = new AtomicInteger();
    private final int size;
    private int free;

    ReservationPool(int calls) {
        this.size = calls;
        this.free = calls;
    }

    /** Returns the number of all reservations, free or not. */
    int size() {
        return size;
    }

    /** Takes a reservation for {@code capacity}; false if there is none for it. */
    synchronized boolean tryTake(CallCapacity capacity) {
        if (!capacity.mayTake(free)) {
            return false;
        }
        take(capacity);
        return true;
    }

    void enqueue(CallCapacity capacity, ReservationRequest request) {
        synchronized (this) {
            if (!capacity.isWaiting()) {
                waiting.add(capacity);
            }
            capacity.add(request);
        }
        drain();
    }

    private void release(CallCapacity capacity) {
        synchronized (this) {
            free++;
            capacity.released();
        }
        drain();
    }

    private void take(CallCapacity capacity) {
        free--;
        capacity.taken();
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
            @Nullable ReservationRequest next;
            while ((next = next()) != null) {
                next.deliver();
            }
            missed = draining.addAndGet(-missed);
        } while (missed != 0);
    }

    /** Grants one request, of the first capacity in turn that may take a reservation; null if there is none. */
    private synchronized @Nullable ReservationRequest next() {
        for (int i = waiting.size(); i > 0 && free > 0; i--) {
            CallCapacity capacity = waiting.remove();
            @Nullable ReservationRequest next = capacity.mayTake(free) ? capacity.grantNext() : null;
            if (capacity.isWaiting()) {
                waiting.add(capacity);
            }
            if (next != null) {
                take(capacity);
                return next;
            }
        }
        return null;
    }

    /** A reservation that is taken, until it is disposed. */
    static final class Reservation extends AtomicBoolean implements Disposable {

        private static final long serialVersionUID = 1L;

        private final transient ReservationPool pool;
        private final transient CallCapacity capacity;

        Reservation(ReservationPool pool, CallCapacity capacity) {
            this.pool = pool;
            this.capacity = capacity;
        }

        @Override
        public void dispose() {
            if (compareAndSet(false, true)) {
                pool.release(capacity);
            }
        }

        @Override
        public boolean isDisposed() {
            return get();
        }
    }
}
