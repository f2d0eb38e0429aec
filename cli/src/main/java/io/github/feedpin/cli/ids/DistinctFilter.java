package io.github.feedpin.cli.ids;

import java.util.concurrent.atomic.LongAdder;

/**
 * Filter that detects and counts repeated ids. Ids are added by one thread at a time; the counts can be read by any
 * thread.
 */
public final class DistinctFilter {

    private final IdSet seen = new IdSet();
    private final LongAdder submitted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();

    /** Adds {@code id} and returns whether it is new. */
    public boolean isNew(String id) {
        submitted.increment();
        boolean isNew = seen.add(id);
        if (!isNew) {
            duplicates.increment();
        }
        return isNew;
    }

    /** Returns the number of ids, duplicates included. */
    public long submitted() {
        return submitted.sum();
    }

    /** Returns the number of duplicates. */
    public long duplicates() {
        return duplicates.sum();
    }
}
