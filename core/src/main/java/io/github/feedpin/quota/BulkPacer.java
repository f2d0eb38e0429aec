package io.github.feedpin.quota;

import java.time.Duration;

/**
 * Throttles bulk runs while interactive calls are in use: a run that uses up a minute's quota in its first twenty
 * seconds would make a single request wait for the remaining forty. So bulk calls are spread evenly, and take a slot
 * only when interactive calls, at their current rate, will still find one whenever they need it; but bulk calls always
 * get at least a quarter of the quota. Not thread-safe: the limiter's drain owns it.
 */
final class BulkPacer {

    private static final int GUARANTEED_SHARE = 4;

    private static final long SHORTEST_MEASURE = Duration.ofSeconds(1).toNanos();

    private final QuotaWindow longest;
    private final long memory;
    /** The instants at which the permits of the longest window expire, as in the next field. */
    private final LongQueue interactive = new LongQueue();

    private final LongQueue bulk = new LongQueue();
    private long firstInteractive;
    private int interactiveSinceBulk;
    private long lastBulk;
    private boolean interactiveElsewhere;

    BulkPacer(Quota quota, long now) {
        this.longest = quota.longestWindow();
        this.memory = longest.length().toNanos();
        this.lastBulk = now - memory;
    }

    /** Sets whether other processes, which share the quota, use it for interactive calls. */
    void setInteractiveElsewhere(boolean interactiveElsewhere) {
        this.interactiveElsewhere = interactiveElsewhere;
    }

    /**
     * Returns whether a bulk call is next even while interactive calls wait: every fourth permit, up to a quarter of
     * the quota.
     */
    boolean isBulkDue(long now) {
        bulk.removeUntil(now);
        return interactiveSinceBulk >= GUARANTEED_SHARE - 1 && bulk.size() * GUARANTEED_SHARE < longest.limit();
    }

    /**
     * Returns the time until interactive calls allow the next bulk call, or until that can be determined; 0 if they
     * allow it at once.
     */
    long waitNanos(Slots slots, long now) {
        interactive.removeUntil(now);
        boolean here = interactiveInUse() > 0;
        if (!here && !interactiveElsewhere || isBulkDue(now)) {
            return 0;
        }
        long spaced = lastBulk + slots.spacingNanos() - now;
        if (spaced > 0 || !here) {
            return Math.max(0, spaced);
        }
        return slots.waitNanosReserving(measuredNanos(now) / (double) interactive.size(), now);
    }

    private long measuredNanos(long now) {
        return Math.max(SHORTEST_MEASURE, Math.min(memory, now - firstInteractive));
    }

    /** Returns how many interactive calls a bulk call leaves slots for in the longest window, at most its limit. */
    int interactiveExpected(long now) {
        double expected = interactiveInUse(now) * (memory / (double) measuredNanos(now));
        return (int) Math.min(longest.limit(), Math.ceil(expected));
    }

    /** Returns the number of permits of interactive calls within the longest window. */
    int interactiveInUse(long now) {
        interactive.removeUntil(now);
        return interactive.size();
    }

    /** Returns the number of permits of interactive calls in the longest window. */
    int interactiveInUse() {
        return interactive.size();
    }

    void granted(Priority priority, long now) {
        if (priority == Priority.INTERACTIVE) {
            interactive.removeUntil(now);
            if (interactive.size() == 0) {
                firstInteractive = now;
            }
            interactive.add(now + memory);
            interactiveSinceBulk = Math.min(interactiveSinceBulk + 1, GUARANTEED_SHARE);
        } else if (priority == Priority.BULK) {
            bulk.removeUntil(now);
            bulk.add(now + memory);
            lastBulk = now;
            interactiveSinceBulk = 0;
        }
    }
}
