package io.github.feedpin.cli.ids;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.agrona.collections.ObjectHashSet;

/**
 * Filter that detects and counts repeated ids. Keeps a digest of 128 bits per id, about 45 bytes of memory; the random
 * key prevents crafted collisions, and others do not occur in practice. Ids are added by one thread at a time; the
 * counts can be read by any thread.
 */
public final class DistinctFilter {

    private static final int INITIAL_CAPACITY = 1 << 10;
    private static final float LOAD_FACTOR = 0.75f;
    private static final boolean REUSE_ITERATOR = true;

    private final Set<UUID> seen = new ObjectHashSet<>(INITIAL_CAPACITY, LOAD_FACTOR, REUSE_ITERATOR);
    private final IdDigest digest = new IdDigest();
    private final LongAdder submitted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();

    /** Adds {@code id} and returns whether it is new. */
    public boolean isNew(String id) {
        submitted.increment();
        boolean isNew = seen.add(digest.of(id));
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
