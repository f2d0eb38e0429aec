package io.github.feedpin.quota;

/**
 * The slots of one window. Not thread-safe: the limiter's drain owns it.
 *
 * <p>A slot is free, in flight, or resting until an instant. All rest equally long, so they wake in the order in which they
 * went to rest, and a queue in arrival order serves; those that rest longer by a linger have a queue of their own.
 */
final class SlotWindow {

    /** The wait for a slot when all are in flight: no clock ends it, only the end of a call. */
    static final long UNTIL_SOMETHING_ENDS = Long.MAX_VALUE;

    private final int limit;
    private final long rest;
    private final long linger;
    private final LongQueue resting = new LongQueue();
    private final LongQueue lingering = new LongQueue();
    private int inFlight;

    SlotWindow(QuotaWindow window, long lingerNanos) {
        this.limit = window.limit();
        this.rest = window.length().plus(window.guard()).toNanos();
        this.linger = lingerNanos;
    }

    /** Wakes the slots whose rest is over. */
    void wake(long now) {
        resting.removeUntil(now);
        lingering.removeUntil(now);
    }

    /** How many calls could be sent now, were only {@code share} of the limit allowed. */
    int free(double share) {
        return allowed(share) - inFlight - resting.size() - lingering.size();
    }

    int allowed(double share) {
        return Math.max(1, (int) Math.round(limit * share));
    }

    /** How long until a slot may be free, were only {@code share} of the limit allowed; 0 when one is. */
    long waitNanos(long now, double share) {
        if (free(share) > 0) {
            return 0;
        }
        long wait = Math.min(resting.nanosUntilFirst(now), lingering.nanosUntilFirst(now));
        return Math.max(1, wait);
    }

    void take() {
        inFlight++;
    }

    void giveBack() {
        inFlight--;
    }

    void rest(long from) {
        inFlight--;
        resting.add(from + rest);
    }

    void restAndLinger(long from) {
        inFlight--;
        lingering.add(from + rest + linger);
    }
}
