package io.github.feedpin;

import io.github.feedpin.error.QueueFullException;
import io.github.feedpin.model.UserOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

/**
 * The wishes of singles, for ids of one type, and the rules between them: for each user at most one wish waits, the newest; and it waits
 * aside while a call for that user is under way, or while a contradicting one that got no response may still be carried
 * out. Not thread-safe.
 */
final class Wishes {

    /** What came of a new wish: the wish that the asker is now part of, and the opposite one that it replaced, if any. */
    record Joined(Wish wish, @Nullable Wish superseded) {}

    /** How long a wish is held back on account of earlier requests. */
    interface HoldBack {

        /** Runs {@code release} later and gives true, or gives false when the wish need not be held back. */
        boolean holdsBack(Wish wish, Runnable release);
    }

    private final int capacity;
    private final WishLine pins = new WishLine();
    private final WishLine unpins = new WishLine();
    /** The users of the calls under way, each with the wish that waits for its end, or null. */
    private final Map<String, @Nullable Wish> called = new HashMap<>();

    /** The wishes that are held back, by their users. */
    private final Map<String, Wish> heldBack = new HashMap<>();

    private final HoldBack holdBack;
    private int waiting;

    /**
     * No wishes yet.
     *
     * @param capacity how many askers may wait at most
     * @param holdBack says which wishes are held back
     */
    Wishes(int capacity, HoldBack holdBack) {
        this.capacity = capacity;
        this.holdBack = holdBack;
    }

    /** @throws QueueFullException when there is no room */
    Joined join(String userId, boolean timeSensitive, long now, MonoSink<UserOutcome> asker) {
        @Nullable Wish current = waitingFor(userId);
        boolean equal = current != null && current.timeSensitive() == timeSensitive;
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
        Wish wish = new Wish(userId, timeSensitive, now);
        wish.add(asker);
        if (called.containsKey(userId)) {
            called.put(userId, wish);
        } else if (!isHeldBack(wish)) {
            line(timeSensitive).add(wish);
        }
        return new Joined(wish, current);
    }

    /** Takes an asker out, and the wish with the last of them; changes nothing for others, nor once the wish was taken. */
    void leave(Wish wish, MonoSink<UserOutcome> asker) {
        boolean waits = waitingFor(wish.userId()) == wish;
        if (!wish.remove(asker) || !waits) {
            return;
        }
        waiting--;
        if (wish.askers() == 0 && !takeOut(wish)) {
            called.put(wish.userId(), null);
        }
    }

    private boolean takeOut(Wish wish) {
        return line(wish.timeSensitive()).remove(wish) || heldBack.remove(wish.userId(), wish);
    }

    /**
     * The wishes for one call, the oldest first; from now on their users count as called. Without those that are to be
     * held back by now.
     */
    List<Wish> take(boolean timeSensitive, int most) {
        List<Wish> taken = new ArrayList<>(line(timeSensitive).take(most));
        taken.removeIf(this::isHeldBack);
        for (Wish wish : taken) {
            called.put(wish.userId(), null);
            waiting -= wish.askers();
        }
        return taken;
    }

    /** The call for this user is over: what waited for that may go. */
    void settled(String userId) {
        @Nullable Wish next = called.remove(userId);
        if (next != null && !isHeldBack(next)) {
            line(next.timeSensitive()).addDelayed(next);
        }
    }

    private boolean isHeldBack(Wish wish) {
        boolean held = holdBack.holdsBack(wish, () -> release(wish));
        if (held) {
            heldBack.put(wish.userId(), wish);
        }
        return held;
    }

    private void release(Wish wish) {
        if (heldBack.remove(wish.userId(), wish)) {
            line(wish.timeSensitive()).addDelayed(wish);
        }
    }

    /** Takes out everything that waits. */
    List<Wish> clear() {
        List<Wish> all = new ArrayList<>(pins.take(Integer.MAX_VALUE));
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
    WishLine line(boolean timeSensitive) {
        return timeSensitive ? pins : unpins;
    }

    /** Whether nobody waits and nobody is being called. */
    boolean isEmpty() {
        return waiting == 0 && called.isEmpty();
    }

    private @Nullable Wish waitingFor(String userId) {
        if (called.containsKey(userId)) {
            return called.get(userId);
        }
        @Nullable Wish held = heldBack.get(userId);
        if (held != null) {
            return held;
        }
        @Nullable Wish pin = pins.of(userId);
        return pin == null ? unpins.of(userId) : pin;
    }
}
