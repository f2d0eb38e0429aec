package io.github.feedpin.internal.single;

import io.github.feedpin.error.QueueFullException;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * The wishes of singles, for ids of one type, and the rules between them: for each user at most one wish waits, the
 * newest; and it waits aside while a call for that user is under way, or while a contradicting one that got no response
 * may still be carried out. Not thread-safe.
 */
final class PendingRequests {

    /**
     * What came of a new wish: the wish that the asker is now part of, and the opposite one that it replaced, if any.
     */
    record Joined(PendingRequest wish, @Nullable PendingRequest superseded) {}

    /** How long a wish is held back on account of earlier requests. */
    interface HoldBack {

        /** Runs {@code release} later and gives true, or gives false when the wish need not be held back. */
        boolean holdsBack(PendingRequest wish, Runnable release);
    }

    private final int capacity;
    private final PendingQueue pins = new PendingQueue();
    private final PendingQueue unpins = new PendingQueue();
    /** The users of the calls under way, each with the wish that waits for its end, or null. */
    private final Map<String, @Nullable PendingRequest> called = new HashMap<>();

    /** The wishes that are held back, by their users. */
    private final Map<String, PendingRequest> heldBack = new HashMap<>();

    private final HoldBack holdBack;
    private int waiting;

    /**
     * No wishes yet.
     *
     * @param capacity how many askers may wait at most
     * @param holdBack says which wishes are held back
     */
    PendingRequests(int capacity, HoldBack holdBack) {
        this.capacity = capacity;
        this.holdBack = holdBack;
    }

    /** @throws QueueFullException when there is no room */
    Joined join(String userId, PinAction action, long now, MonoSink<UserOutcome> asker) {
        @Nullable PendingRequest current = waitingFor(userId);
        boolean equal = current != null && current.action() == action;
        int leaving = current == null || equal ? 0 : current.askers();
        if (waiting - leaving >= capacity) {
            throw new QueueFullException(capacity);
        }
        waiting += 1 - leaving;
        if (current != null && equal) {
            current.add(asker);
            return new Joined(current, null);
        }
        if (current != null) {
            takeOut(current);
        }
        PendingRequest wish = new PendingRequest(userId, action, now);
        wish.add(asker);
        if (called.containsKey(userId)) {
            called.put(userId, wish);
        } else if (!isHeldBack(wish)) {
            line(action).add(wish);
        }
        return new Joined(wish, current);
    }

    /**
     * Takes an asker out, and the wish with the last of them; changes nothing for others, nor once the wish was taken.
     */
    void leave(PendingRequest wish, MonoSink<UserOutcome> asker) {
        boolean waits = waitingFor(wish.userId()) == wish;
        if (!wish.remove(asker) || !waits) {
            return;
        }
        waiting--;
        if (wish.askers() == 0 && !takeOut(wish)) {
            called.put(wish.userId(), null);
        }
    }

    private boolean takeOut(PendingRequest wish) {
        return line(wish.action()).remove(wish) || heldBack.remove(wish.userId(), wish);
    }

    /**
     * The wishes for one call, the oldest first; from now on their users count as called. Without those that are to be
     * held back by now.
     */
    List<PendingRequest> take(PinAction action, int most) {
        List<PendingRequest> taken = new ArrayList<>(line(action).take(most));
        taken.removeIf(this::isHeldBack);
        for (PendingRequest wish : taken) {
            called.put(wish.userId(), null);
            waiting -= wish.askers();
        }
        return taken;
    }

    /** The call for this user is over: what waited for that may go. */
    void settled(String userId) {
        @Nullable PendingRequest next = called.remove(userId);
        if (next != null && !isHeldBack(next)) {
            line(next.action()).addDelayed(next);
        }
    }

    private boolean isHeldBack(PendingRequest wish) {
        boolean held = holdBack.holdsBack(wish, () -> release(wish));
        if (held) {
            heldBack.put(wish.userId(), wish);
        }
        return held;
    }

    private void release(PendingRequest wish) {
        if (heldBack.remove(wish.userId(), wish)) {
            line(wish.action()).addDelayed(wish);
        }
    }

    /** Takes out everything that waits. */
    List<PendingRequest> clear() {
        List<PendingRequest> all = new ArrayList<>(pins.take(Integer.MAX_VALUE));
        all.addAll(unpins.take(Integer.MAX_VALUE));
        all.addAll(heldBack.values());
        heldBack.clear();
        called.replaceAll((userId, next) -> {
            if (next != null) {
                all.add(next);
            }
            return null;
        });
        waiting = 0;
        return all;
    }

    /** Those who may be called. */
    PendingQueue line(PinAction action) {
        return action == PinAction.PIN ? pins : unpins;
    }

    /** Whether nobody waits and nobody is being called. */
    boolean isEmpty() {
        return waiting == 0 && called.isEmpty();
    }

    private @Nullable PendingRequest waitingFor(String userId) {
        if (called.containsKey(userId)) {
            return called.get(userId);
        }
        @Nullable PendingRequest held = heldBack.get(userId);
        if (held != null) {
            return held;
        }
        @Nullable PendingRequest pin = pins.of(userId);
        return pin == null ? unpins.of(userId) : pin;
    }
}
