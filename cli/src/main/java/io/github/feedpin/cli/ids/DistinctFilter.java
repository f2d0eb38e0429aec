package io.github.feedpin.cli.ids;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the ids of a run, and knows each that has come before. Ids come one at a time; the figures can be read at any
 * time.
 */
public final class DistinctFilter {

    private final IdSet seen = new IdSet();
    private final LongAdder submitted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();

    /** Enters {@code id}; whether it is the first time. */
    public boolean isNew(String id) {
        submitted.increment();
        boolean isNew = seen.add(id);
        if (!isNew) {
            duplicates.increment();
        }
        return isNew;
    }

    /** How many ids have come, repetitions included. */
    public long submitted() {
        return submitted.sum();
    }

    /** How many of them had come before. */
    public long duplicates() {
        return duplicates.sum();
    }
}
