package io.github.feedpin.quota;

import io.github.feedpin.quota.QuotaSnapshot.WindowUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The slots of one window. Not thread-safe: the limiter's drain owns it.
 *
 * <p>A slot is free, in flight, or resting until an instant. All rest equally long, so they are free again in the order
 * in which they started to rest, and a queue suffices; those that rest longer, by one of two extra rests, have a queue
 * each.
 */
final class SlotWindow {

    /** The wait for a slot that only the end of a call, or an added slot, can free. */
    static final long UNTIL_CALL_ENDS = Long.MAX_VALUE;

    private final Duration length;
    private final long rest;
    private final long extraRestBroken;
    private final long extraRestLost;
    private final LongQueue resting = new LongQueue();
    private final LongQueue broken = new LongQueue();
    private final LongQueue lost = new LongQueue();
    private int limit;
    private int inFlight;

    /**
     * Creates the slots of {@code window}, all of them free.
     *
     * @param extraRestBroken the additional rest after a call whose connection broke, in nanoseconds
     * @param extraRestLost the additional rest after an abandoned call, in nanoseconds
     */
    SlotWindow(QuotaWindow window, long extraRestBroken, long extraRestLost) {
        this.length = window.length();
        this.limit = window.limit();
        this.rest = window.length().plus(window.margin()).toNanos();
        this.extraRestBroken = extraRestBroken;
        this.extraRestLost = extraRestLost;
    }

    void resize(int slots) {
        limit = slots;
    }

    /** Returns the shortest average time between calls if all slots are in use. */
    long spacingNanos() {
        return length.toNanos() / Math.max(1, limit);
    }

    /**
     * Withdraws slots that are free or resting, until {@code keep} are left; returns how long each of them still rests.
     */
    List<Long> withdraw(int keep, long now) {
        waitNanos(now, 1);
        List<Long> holds = new ArrayList<>();
        while (limit > keep && usage(1).free() > 0) {
            holds.add(0L);
            limit--;
        }
        while (limit > keep && resting() > 0) {
            LongQueue first = resting;
            for (LongQueue other : List.of(broken, lost)) {
                first = other.nanosUntilFirst(now) < first.nanosUntilFirst(now) ? other : first;
            }
            holds.add(first.removeFirst(now));
            limit--;
        }
        return holds;
    }

    SlotDemand.Window demand(List<Long> returned) {
        return new SlotDemand.Window(limit, inFlight, resting(), returned);
    }

    private int resting() {
        return resting.size() + broken.size() + lost.size();
    }

    /** Returns the time until a slot may be free if {@code share} of the limit is usable; 0 if one is free. */
    long waitNanos(long now, double share) {
        resting.removeUntil(now);
        broken.removeUntil(now);
        lost.removeUntil(now);
        if (usage(share).free() > 0) {
            return 0;
        }
        long extraResting = Math.min(broken.nanosUntilFirst(now), lost.nanosUntilFirst(now));
        return Math.min(resting.nanosUntilFirst(now), extraResting);
    }

    /**
     * Returns the time until a slot may be taken so that other calls, at their rate, find one whenever they need it,
     * until all resting slots are free again; 0 if one may be taken at once.
     */
    long waitNanosReserving(double nanosPerCall, long now, double share) {
        int free = usage(share).free() - 1;
        long wait = 0;
        int freed = 0;
        while (freed < resting.size()) {
            long lasts = (long) ((free + freed) * nanosPerCall);
            wait = Math.max(wait, resting.nanosUntil(freed, now) - lasts);
            // Slots that are free again while the others last are early enough, so they are skipped together.
            freed = resting.countWithin(lasts, now + wait, freed + 1);
        }
        return wait;
    }

    void take() {
        inFlight++;
    }

    /** Releases the slot of a call that ended at {@code now}. */
    void release(SlotPermit.Closing how, long now) {
        inFlight--;
        switch (how) {
            case NEVER_SENT -> {}
            case COMPLETED, REJECTED -> resting.add(now + rest);
            case BROKEN -> broken.add(now + rest + extraRestBroken);
            case LOST -> lost.add(now + rest + extraRestLost);
        }
    }

    WindowUsage usage(double share) {
        int slots = share < 1 && limit > 0 ? Math.max(1, (int) Math.round(limit * share)) : limit;
        return new WindowUsage(length, slots, inFlight, resting());
    }
}
