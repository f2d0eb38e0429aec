package io.github.feedpin.quota;

import io.github.feedpin.internal.guard.SafeSignals;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * A request for a permit, and the permit once it is granted. States advance in one direction: idle → waiting → granted
 * → delivered → closed, or cancelled while it waits; each step is one CAS, so a grant and a cancellation cannot both
 * win.
 */
final class SlotPermit implements Permit, Subscription {

    /** The ways to close a permit. */
    enum Closing {
        COMPLETED,
        NEVER_SENT,
        LOST,
        BROKEN,
        REJECTED
    }

    private static final int IDLE = 0;
    private static final int WAITING = 1;
    private static final int GRANTED = 2;
    private static final int DELIVERED = 3;
    private static final int CANCELLED = 4;
    private static final int CLOSED = 5;

    private static final AtomicIntegerFieldUpdater<SlotPermit> STATE =
            AtomicIntegerFieldUpdater.newUpdater(SlotPermit.class, "state");

    private volatile int state = IDLE;
    private final SlotLimiter limiter;
    private final Priority priority;
    private @Nullable CoreSubscriber<? super Permit> waiter;
    private volatile @Nullable Thread deliveringThread;
    private long requestedAt;
    private Closing closing = Closing.NEVER_SENT;
    private long closedAt;
    private @Nullable Duration pause;

    SlotPermit(SlotLimiter limiter, Priority priority, CoreSubscriber<? super Permit> waiter) {
        this.limiter = limiter;
        this.priority = priority;
        this.waiter = waiter;
    }

    /** Returns the priority of the request. */
    Priority priority() {
        return priority;
    }

    boolean isCancelled() {
        return state == CANCELLED;
    }

    /** Grants the permit, unless the request was cancelled. */
    boolean grant() {
        return STATE.compareAndSet(this, WAITING, GRANTED);
    }

    /** Fails the request; returns false if it was cancelled. */
    boolean fail(Throwable failure) {
        CoreSubscriber<? super Permit> receiver = waiter;
        if (receiver == null || !STATE.compareAndSet(this, WAITING, CANCELLED)) {
            return false;
        }
        waiter = null;
        SafeSignals.error(receiver, failure);
        return true;
    }

    /** Emits the granted permit, unless the request was cancelled. */
    void deliver() {
        CoreSubscriber<? super Permit> receiver = waiter;
        if (receiver == null || !STATE.compareAndSet(this, GRANTED, DELIVERED)) {
            return;
        }
        waiter = null;
        deliveringThread = Thread.currentThread();
        boolean taken = SafeSignals.<Permit>value(receiver, this);
        deliveringThread = null;
        if (!taken) {
            lost();
        }
    }

    @Override
    public void request(long n) {
        if (Operators.validate(n) && STATE.compareAndSet(this, IDLE, WAITING)) {
            requestedAt = limiter.now();
            limiter.enqueue(this);
        }
    }

    /**
     * Leaves the queue; or closes the permit if it was granted concurrently and it is unknown whether the receiver took
     * it. An operator that takes one value cancels while it receives that; such a permit is in use.
     */
    @Override
    public void cancel() {
        if (STATE.compareAndSet(this, WAITING, CANCELLED)) {
            waiter = null;
            limiter.onCancelled(this);
        } else if (!STATE.compareAndSet(this, IDLE, CANCELLED) && Thread.currentThread() != deliveringThread) {
            close(GRANTED, Closing.NEVER_SENT, null);
            close(DELIVERED, Closing.LOST, null);
        }
    }

    @Override
    public boolean isUsable() {
        return limiter.isLeaseValid();
    }

    @Override
    public void completed() {
        close(DELIVERED, Closing.COMPLETED, null);
    }

    @Override
    public void neverSent() {
        close(DELIVERED, Closing.NEVER_SENT, null);
    }

    @Override
    public void lost() {
        close(DELIVERED, Closing.LOST, null);
    }

    @Override
    public void broken() {
        close(DELIVERED, Closing.BROKEN, null);
    }

    @Override
    public void rejected(@Nullable Duration requested) {
        close(DELIVERED, Closing.REJECTED, requested);
    }

    /** Returns when the request was queued. */
    long requestedAt() {
        return requestedAt;
    }

    Closing closing() {
        return closing;
    }

    long closedAt() {
        return closedAt;
    }

    @Nullable
    Duration pause() {
        return pause;
    }

    private void close(int from, Closing how, @Nullable Duration requested) {
        if (STATE.compareAndSet(this, from, CLOSED)) {
            closing = how;
            pause = requested;
            closedAt = limiter.now();
            limiter.closed(this);
        }
    }
}
