package io.github.feedpin.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Requests that arrived at the endpoints, in order of arrival. Thread-safe; can be read while calls are running. */
public final class Journal {

    private final List<JournalEntry> entries = new ArrayList<>();

    Journal() {}

    synchronized void add(JournalEntry entry) {
        entries.add(entry);
    }

    /** {@return a copy of the entries so far} */
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /**
     * {@return a copy with those of the entries so far that match, for instance those of one tenant or endpoint}
     *
     * @param which called with each entry; must not block
     */
    public Journal filter(Predicate<JournalEntry> which) {
        Journal copy = new Journal();
        copy.entries.addAll(entries().stream().filter(which).toList());
        return copy;
    }

    /** {@return the number of calls for any card, including rejected ones} */
    public long calls() {
        return count(JournalEntry::isCall);
    }

    /** {@return the number of calls rejected by the rate limit, genuinely or by a fault} */
    public long rejectedByLimit() {
        return count(entry -> entry.isCall() && entry.isRateLimited());
    }

    /** {@return the number of requests for a token of any kind, including failed ones} */
    public long tokenRequests() {
        return count(JournalEntry::isTokenRequest);
    }

    /**
     * {@return the largest number of calls that arrived within any span of a given length, including rejected ones} Two
     * calls exactly {@code window} apart are not in the same span.
     *
     * @param window the length of the span, for instance a second
     * @throws IllegalArgumentException if {@code window} is not positive
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

    /** Removes all entries; tokens, limits and pinned users stay unchanged. */
    public synchronized void clear() {
        entries.clear();
    }

    private synchronized long count(Predicate<JournalEntry> which) {
        return entries.stream().filter(which).count();
    }
}
