package io.github.feedpin.quota;

import io.github.feedpin.quota.QuotaSnapshot.WindowUsage;
import java.time.Duration;

/**
 * The slots of one window. Not thread-safe: the limiter's drain owns it.
 *
 * <p>A slot is free, in flight, or resting until an instant. All rest equally long, so they wake in the order in which
 * they went to rest, and a queue in arrival order serves; those that rest longer, by one of two lingers, have a queue
 * for each.
 */
final class SlotWindow {

    /** The wait for a slot that no clock ends, only the end of a call, or a slot lent. */
    static final long UNTIL_SOMETHING_ENDS = Long.MAX_VALUE;

    private final Duration length;
    private final long rest;
    private final long lingerBroken;
    private final long lingerLost;
    private final LongQueue resting = new LongQueue();
    private final LongQueue broken = new LongQueue();
    private final LongQueue lost = new LongQueue();
    private int limit;
    private int inFlight;

    /**
     * The slots of {@code window}, all of them free.
     *
     * @param lingerBroken how much longer a slot rests after a call whose connection broke, in nanoseconds
     * @param lingerLost the same after one that was given up
     */
    SlotWindow(QuotaWindow window, long lingerBroken, long lingerLost) {
        this.length = window.length();
        this.limit = window.limit();
        this.rest = window.length().plus(window.guard()).toNanos();
        this.lingerBroken = lingerBroken;
        this.lingerLost = lingerLost;
    }

    void resize(int slots) {
        limit = slots;
    }

    /** How long until a slot may be free, were only {@code share} of the limit allowed; 0 when one is. */
    long waitNanos(long now, double share) {
        resting.removeUntil(now);
        broken.removeUntil(now);
        lost.removeUntil(now);
        if (usage(share).free() > 0) {
            return 0;
        }
        long lingering = Math.min(broken.nanosUntilFirst(now), lost.nanosUntilFirst(now));
        return Math.min(resting.nanosUntilFirst(now), lingering);
    }

    /**
     * How long until one may be taken so that others, at their rate, find one whenever they need it, until all that
     * rest now have woken; 0 when that is so at once.
     */
    long waitNanosBeside(double nanosPerCall, long now, double share) {
        int free = usage(share).free() - 1;
        long wait = 0;
        int woken = 0;
        while (woken < resting.size()) {
            long lasts = (long) ((free + woken) * nanosPerCall);
            wait = Math.max(wait, resting.nanosUntil(woken, now) - lasts);
            // Whoever wakes while it lasts is early enough, and there are a thousand of them, or a million.
            woken = resting.countWithin(lasts, now + wait, woken + 1);
        }
        return wait;
    }

    void take() {
        inFlight++;
    }

    /** Takes a slot back from a call that ended at {@code now}. */
    void giveBack(SlotPermit.Closing how, long now) {
        inFlight--;
        switch (how) {
            case NEVER_SENT -> {}
            case COMPLETED, REJECTED -> resting.add(now + rest);
            case BROKEN -> broken.add(now + rest + lingerBroken);
            case LOST -> lost.add(now + rest + lingerLost);
        }
    }

    WindowUsage usage(double share) {
        int slots = share < 1 && limit > 0 ? Math.max(1, (int) Math.round(limit * share)) : limit;
        return new WindowUsage(length, slots, inFlight, resting.size() + broken.size() + lost.size());
    }
}
