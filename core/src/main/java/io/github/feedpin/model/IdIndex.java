package io.github.feedpin.model;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Hash index from ids to their positions in a list, with 11 bytes per id: an open-addressing table of positions and
 * hashes that is at most three quarters full. When ids collide far more often than random ones do, a {@link HashMap}
 * replaces the table, so that chosen ids cannot make it slow. Not thread-safe.
 */
final class IdIndex {

    static final int ABSENT = -1;

    private static final int MAX_SLOTS = Integer.MAX_VALUE - 8;

    /** The probes that each added id earns; random ids need half as many on average when the table is fullest. */
    private static final int PROBES_PER_ID = 16;

    private static final int MAX_PROBES_LEFT = 1 << 16;

    /** Odd, so that distinct hashes stay distinct; large, so that similar ones are spread. */
    private static final int MULTIPLIER = 0x9E3779B9;

    private final IntFunction<String> idAt;
    /**
     * In each slot the hash of an id, so that hardly any other id is read from memory on the way to the right one, and
     * below it the position plus one; 0 is an empty slot.
     */
    private long[] table;

    private int size;
    private int probesLeft = MAX_PROBES_LEFT;
    private @Nullable Map<String, Integer> collided;

    /**
     * Creates an empty index.
     *
     * @param maxIds the maximum number of ids
     * @param idAt returns the id at a position
     */
    IdIndex(int maxIds, IntFunction<String> idAt) {
        this.idAt = idAt;
        this.table = new long[(int) Math.min(MAX_SLOTS, 4L * maxIds / 3 + 1)];
    }

    /** Returns the position of the id; {@link #ABSENT} if it was not added. */
    int find(String id) {
        return collided == null ? positionIn(slotOf(id)) : collided.getOrDefault(id, ABSENT);
    }

    /** Adds the id at the next position, unless it is present; returns whether it was added. */
    boolean add(String id) {
        if (collided == null) {
            int slot = slotOf(id);
            probesLeft = Math.min(MAX_PROBES_LEFT, probesLeft + PROBES_PER_ID - probesTo(slot, id));
            if (probesLeft >= 0) {
                boolean added = table[slot] == 0;
                if (added) {
                    table[slot] = (long) id.hashCode() << Integer.SIZE | ++size;
                }
                return added;
            }
            collided = toMap();
            table = new long[0];
        }
        boolean added = collided.putIfAbsent(id, size) == null;
        size += added ? 1 : 0;
        return added;
    }

    private Map<String, Integer> toMap() {
        Map<String, Integer> map = new HashMap<>(2 * size);
        for (int position = 0; position < size; position++) {
            map.put(idAt.apply(position), position);
        }
        return map;
    }

    /** Returns the slot that holds the id, or the empty one where it belongs. */
    private int slotOf(String id) {
        int slot = firstSlotOf(id);
        while (table[slot] != 0
                && (table[slot] >> Integer.SIZE != id.hashCode()
                        || !idAt.apply(positionIn(slot)).equals(id))) {
            slot = slot + 1 == table.length ? 0 : slot + 1;
        }
        return slot;
    }

    private int positionIn(int slot) {
        return (int) table[slot] - 1;
    }

    private int firstSlotOf(String id) {
        int hash = id.hashCode() * MULTIPLIER;
        return (int) (Integer.toUnsignedLong(hash ^ hash >>> 15) * table.length >>> Integer.SIZE);
    }

    private int probesTo(int slot, String id) {
        int probes = slot - firstSlotOf(id);
        return probes < 0 ? probes + table.length : probes;
    }
}
