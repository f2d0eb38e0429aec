package io.github.feedpin.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What arrived at the endpoints, in order of arrival. Thread-safe; can be read while calls go on. */
public final class Journal {

    private final List<JournalEntry> entries = new ArrayList<>();

    Journal() {}

    synchronized void add(JournalEntry entry) {
        entries.add(entry);
    }

    /** A copy of what has been entered so far. */
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** How many calls tried to set the flag, rejected ones included. */
    public long calls() {
        return count(JournalEntry::isCall);
    }

    /** How many calls were rejected for the rate limit, whether it was reached or a fault said so. */
    public long rejectedByLimit() {
        return count(entry -> entry.isCall() && entry.saysRateLimited());
    }

    /** How many tokens were asked for, in vain or not. */
    public long tokenRequests() {
        return count(entry -> !entry.isCall());
    }

    /**
     * The largest number of calls that arrived within any span of this length, rejected ones included. Two that are
     * exactly {@code window} apart do not share a span.
     *
     * @throws IllegalArgumentException when {@code window} is not positive
     */
    public synchronized int mostWithin(Duration window) {
        if (window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("window must be positive, but is " + window);
        }
        long length = window.toNanos();
        long[] arrivals = entries.stream()
                .filter(JournalEntry::isCall)
                .mapToLong(JournalEntry::arrivalNanos)
                .toArray();
        int most = 0;
        int first = 0;
        for (int last = 0; last < arrivals.length; last++) {
            while (arrivals[last] - arrivals[first] >= length) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** Forgets all entries; tokens, limits and pinned users stay as they are. */
    public synchronized void clear() {
        entries.clear();
    }

    private synchronized long count(Predicate<JournalEntry> which) {
        return entries.stream().filter(which).count();
    }
}
