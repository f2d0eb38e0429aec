package io.github.feedpin.platform;

import io.github.feedpin.quota.Priority;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    /** One in so many reservations is for shares that hold none. */
    private static final int RESERVED_PART = 10;

    private final ReservationPool pool;
    private final boolean leavesSome;

    /** Accessed under the lock of the pool, as are the next fields. */
    private final Map<Priority, Deque<ReservationRequest>> waiting = new EnumMap<>(Priority.class);

    private int held;
    private int interactiveInARow;

    private CallCapacity(ReservationPool pool, boolean leavesSome) {
        this.pool = pool;
        this.leavesSome = leavesSome;
        for (Priority priority : Priority.values()) {
            waiting.put(priority, new ArrayDeque<>(1));
        }
    }

    /** {@return a new capacity that does not limit calls} */
    public static CallCapacity unlimited() {
        return of(Integer.MAX_VALUE);
    }

    /**
     * Creates a capacity of {@code calls} concurrent calls.
     *
     * @param calls the maximum number of concurrent calls, of all clients and tenants together; at least 1
     * @return a new capacity, all of whose reservations are free
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static CallCapacity of(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("The capacity must be at least 1, but is " + calls);
        }
        return new CallCapacity(new ReservationPool(calls), false);
    }

    /**
     * {@return a share of this capacity for one of several tenants, so that a tenant whose calls get no response does
     * not use up the connections of all} A tenth of the reservations is for shares that hold none. Besides its first, a
     * share takes a reservation only while more of the others are free than it holds, thus nearly half of all if it is
     * alone. Shares that wait get reservations in turn.
     */
    public CallCapacity share() {
        return new CallCapacity(pool, true);
    }

    /**
     * Acquires a reservation if one is free now.
     *
     * @return the reservation, which disposing releases; null if none is free
     */
    public @Nullable Disposable tryAcquire() {
        return pool.tryTake(this) ? new ReservationPool.Reservation(pool, this) : null;
    }

    /**
     * Acquires a reservation as soon as one is free, in the order of the priorities. Lazy. Cancelling removes the
     * request from the queue. A reservation that has been emitted is released only by disposing it, so that a call can
     * end before its reservation is reused.
     *
     * @param priority the priority of the call
     * @return one reservation, which disposing releases; never fails
     */
    public Mono<Disposable> acquire(Priority priority) {
        Objects.requireNonNull(priority, "priority");
        return new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super Disposable> receiver) {
                receiver.onSubscribe(new ReservationRequest(pool, CallCapacity.this, priority, receiver));
            }
        };
    }

    boolean mayTake(int free) {
        return held == 0 || !leavesSome ? free > 0 : held < free - pool.size() / RESERVED_PART;
    }

    void taken() {
        held++;
    }

    void released() {
        held--;
    }

    boolean isWaiting() {
        return waiting.values().stream().anyMatch(queue -> !queue.isEmpty());
    }

    void add(ReservationRequest request) {
        Objects.requireNonNull(waiting.get(request.priority())).add(request);
    }

    /** Grants and removes the next request that has not been cancelled; returns null if there is none. */
    @Nullable
    ReservationRequest grantNext() {
        @Nullable ReservationRequest next;
        do {
            next = poll();
        } while (next != null && !next.grant());
        return next;
    }

    private @Nullable ReservationRequest poll() {
        Deque<ReservationRequest> bulk = Objects.requireNonNull(waiting.get(Priority.BULK));
        boolean bulkIsDue = interactiveInARow >= MAX_INTERACTIVE_IN_A_ROW && !bulk.isEmpty();
        for (Priority priority : Priority.values()) {
            @Nullable
            ReservationRequest next = priority == Priority.INTERACTIVE && bulkIsDue
                    ? null
                    : Objects.requireNonNull(waiting.get(priority)).poll();
            if (next != null) {
                interactiveInARow = priority == Priority.INTERACTIVE ? interactiveInARow + 1 : 0;
                return next;
            }
        }
        return null;
    }
}
