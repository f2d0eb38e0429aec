package io.github.feedpin.quota;

import java.time.Duration;
import java.util.Comparator;

/**
 * Leaves room for singles while they are in use: a run that uses up a minute in its first twenty seconds would let a
 * single wait for the other forty. So the calls of runs are spread evenly, and take a slot only where singles, at their
 * present rate, will still find one whenever they need it; but a quarter of the quota is theirs in any case. Not
 * thread-safe: the limiter's drain owns it.
 */
final class BulkPacer {

    private static final int SHARE_IN_ANY_CASE = 4;

    private static final long SHORTEST_MEASURE = Duration.ofSeconds(1).toNanos();

    private final QuotaWindow longest;
    private final long memory;
    private final long spacing;
    /** The instants at which the permits of the last span are forgotten. */
    private final LongQueue singles = new LongQueue();

    private final LongQueue runs = new LongQueue();
    private long firstSingle;
    private int singlesSinceRun;
    private long lastRun;

    BulkPacer(Quota quota, long now) {
        this.longest = quota.windows().stream()
                .max(Comparator.comparing(QuotaWindow::length))
                .orElseThrow();
        this.memory = longest.length().toNanos();
        this.spacing = quota.windows().stream()
                .mapToLong(window -> window.length().toNanos() / window.limit())
                .max()
                .orElseThrow();
        this.lastRun = now - memory;
    }

    /**
     * Whether it is the turn of a run even while singles wait: every fourth permit, until it has had a quarter of the
     * quota.
     */
    boolean owes(long now) {
        runs.removeUntil(now);
        return singlesSinceRun >= SHARE_IN_ANY_CASE - 1 && runs.size() * SHARE_IN_ANY_CASE < longest.limit();
    }

    /**
     * How long until the next call of a run may be sent, from the sight of singles, or until that can be told; 0 when
     * it may at once.
     */
    long waitNanos(Slots slots, long now) {
        singles.removeUntil(now);
        if (singlesInUse() == 0 || owes(now)) {
            return 0;
        }
        long spaced = lastRun + spacing - now;
        if (spaced > 0) {
            return spaced;
        }
        long measured = Math.max(SHORTEST_MEASURE, Math.min(memory, now - firstSingle));
        return slots.waitNanosBeside(measured / (double) singles.size(), now);
    }

    /** How many permits of singles are remembered. */
    int singlesInUse() {
        return singles.size();
    }

    void granted(Priority priority, long now) {
        if (priority == Priority.INTERACTIVE) {
            singles.removeUntil(now);
            if (singles.size() == 0) {
                firstSingle = now;
            }
            singles.add(now + memory);
            singlesSinceRun = Math.min(singlesSinceRun + 1, SHARE_IN_ANY_CASE);
        } else if (priority == Priority.BULK) {
            runs.removeUntil(now);
            runs.add(now + memory);
            lastRun = now;
            singlesSinceRun = 0;
        }
    }
}
