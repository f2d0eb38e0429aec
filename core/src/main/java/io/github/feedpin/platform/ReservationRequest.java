package io.github.feedpin.platform;

import io.github.feedpin.internal.guard.SafeSignals;
import io.github.feedpin.quota.Priority;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;

/** A call's request for a reservation. Either granted or cancelled, whichever comes first. */
final class ReservationRequest implements Subscription {

    private final ReservationPool pool;
    private final CallCapacity capacity;
    private final Priority priority;
    private final CoreSubscriber<? super Disposable> receiver;
    private final ReservationPool.Reservation reservation;
    private final AtomicBoolean requested = new AtomicBoolean();
    private final AtomicBoolean decided = new AtomicBoolean();
    private final AtomicBoolean delivered = new AtomicBoolean();

    ReservationRequest(
            ReservationPool pool,
            CallCapacity capacity,
            Priority priority,
            CoreSubscriber<? super Disposable> receiver) {
        this.pool = pool;
        this.capacity = capacity;
        this.priority = priority;
        this.receiver = receiver;
        this.reservation = new ReservationPool.Reservation(pool, capacity);
    }

    Priority priority() {
        return priority;
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
            pool.enqueue(capacity, this);
        }
    }

    @Override
    public void cancel() {
        if (!decided.compareAndSet(false, true) && delivered.compareAndSet(false, true)) {
            reservation.dispose();
        }
    }
}
