package io.github.feedpin.internal.single;

import io.github.feedpin.error.QueueFullException;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.pin.PinRelease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * The pending requests for ids of one type, and their order: for each user at most one is pending, the newest; it is
 * not queued while a call for that user is in flight, or while a contradicting one without a response may still be
 * processed. Not thread-safe.
 */
final class PendingRequests {

    /**
     * Where a subscriber was added.
     *
     * @param superseded the contradicting request that was replaced; null if there was none
     */
    record Added(PendingRequest request, @Nullable PendingRequest superseded) {}

    /** Delays requests because of earlier ones that may still be processed. */
    interface HoldBack {

        /** Schedules {@code release} and returns true, or returns false if the request need not be delayed. */
        boolean holdBackIfNecessary(PendingRequest request, Runnable release);
    }

    private final int capacity;
    private final PendingQueue pins = new PendingQueue();
    private final PendingQueue unpins = new PendingQueue();
    /** The users of the calls in flight, each with the request that waits for the end of the call, or null. */
    private final Map<String, @Nullable PendingRequest> inFlight = new HashMap<>();

    private final Map<String, PendingRequest> heldBack = new HashMap<>();

    private final HoldBack holdBack;
    private int subscribers;

    /** @param capacity how many subscribers may wait */
    PendingRequests(int capacity, HoldBack holdBack) {
        this.capacity = capacity;
        this.holdBack = holdBack;
    }

    /** @throws QueueFullException if too many subscribers wait */
    Added add(String userId, PinAction action, PinRelease release, long now, MonoSink<UserOutcome> subscriber) {
        @Nullable PendingRequest current = pending(userId);
        boolean identical = current != null && current.action() == action;
        int replaced = current == null || identical ? 0 : current.size();
        if (subscribers - replaced >= capacity) {
            throw new QueueFullException(capacity);
        }
        subscribers += 1 - replaced;
        if (current != null && identical) {
            current.add(subscriber, release);
            return new Added(current, null);
        }
        if (current != null) {
            dequeue(current);
        }
        PendingRequest request = new PendingRequest(userId, action, release, now);
        request.add(subscriber, release);
        if (inFlight.containsKey(userId)) {
            inFlight.put(userId, request);
        } else if (!holdBackIfNecessary(request)) {
            queue(action).add(request);
        }
        return new Added(request, current);
    }

    /** Removes a subscriber, and with the last one the request; does nothing once the request was taken for a call. */
    void cancel(PendingRequest request, MonoSink<UserOutcome> subscriber) {
        boolean pending = pending(request.userId()) == request;
        if (!request.remove(subscriber) || !pending) {
            return;
        }
        subscribers--;
        if (request.size() == 0 && !dequeue(request)) {
            inFlight.put(request.userId(), null);
        }
    }

    private boolean dequeue(PendingRequest request) {
        return queue(request.action()).remove(request) || heldBack.remove(request.userId(), request);
    }

    /** Takes the oldest requests for one call, but not those that must be held back by now. */
    List<PendingRequest> take(PinAction action, int max) {
        List<PendingRequest> taken = queue(action).take(max);
        taken.removeIf(this::holdBackIfNecessary);
        for (PendingRequest request : taken) {
            inFlight.put(request.userId(), null);
            subscribers -= request.size();
        }
        return taken;
    }

    /** Records the end of the call for this user, and queues the request that waited for it. */
    void completed(String userId) {
        @Nullable PendingRequest next = inFlight.remove(userId);
        if (next != null && !holdBackIfNecessary(next)) {
            queue(next.action()).addDelayed(next);
        }
    }

    private boolean holdBackIfNecessary(PendingRequest request) {
        boolean held = holdBack.holdBackIfNecessary(request, () -> release(request));
        if (held) {
            heldBack.put(request.userId(), request);
        }
        return held;
    }

    private void release(PendingRequest request) {
        if (heldBack.remove(request.userId(), request)) {
            queue(request.action()).addDelayed(request);
        }
    }

    /** Removes and returns all pending requests. */
    List<PendingRequest> clear() {
        List<PendingRequest> all = new ArrayList<>(pins.take(Integer.MAX_VALUE));
        all.addAll(unpins.take(Integer.MAX_VALUE));
        all.addAll(heldBack.values());
        heldBack.clear();
        inFlight.replaceAll((userId, next) -> {
            if (next != null) {
                all.add(next);
            }
            return null;
        });
        subscribers = 0;
        return all;
    }

    /** Returns the requests that may be sent. */
    PendingQueue queue(PinAction action) {
        return action == PinAction.PIN ? pins : unpins;
    }

    /** Returns whether nothing is pending or in flight. */
    boolean isEmpty() {
        return subscribers == 0 && inFlight.isEmpty();
    }

    private @Nullable PendingRequest pending(String userId) {
        if (inFlight.containsKey(userId)) {
            return inFlight.get(userId);
        }
        @Nullable PendingRequest held = heldBack.get(userId);
        if (held != null) {
            return held;
        }
        @Nullable PendingRequest pin = pins.get(userId);
        return pin == null ? unpins.get(userId) : pin;
    }
}
