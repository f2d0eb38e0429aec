package io.github.feedpin.model;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds at which position of a list an id stands, with 8 to 16 bytes an id: a table of positions that is at least half empty, so that an id is found
 * within a few steps. When somebody has chosen ids whose hashes collide, a {@link HashMap} takes over, which bears that. Not thread-safe.
 */
final class IdIndex {

    static final int NOWHERE = -1;

    /** Where the table is half empty, honest ids stand a dozen steps from their place at most. */
    private static final int MOST_STEPS = 128;

    private static final int SMALLEST_TABLE = 16;
    private static final int LARGEST_EXPECTATION = 1 << 26;

    private final IntFunction<String> idAt;
    /** Positions plus one; 0 is an empty place. */
    private int[] table;

    private int size;
    private @Nullable Map<String, Integer> collided;

    /**
     * @param expected how many ids there will be, as far as that is known
     * @param idAt tells the id at a position
     */
    IdIndex(int expected, IntFunction<String> idAt) {
        this.idAt = idAt;
        int places = 2 * Math.min(expected, LARGEST_EXPECTATION);
        this.table = new int[places <= SMALLEST_TABLE ? SMALLEST_TABLE : Integer.highestOneBit(places - 1) * 2];
    }

    /** The position of the id; {@link #NOWHERE} when it was not added. */
    int find(String id) {
        if (collided != null) {
            return collided.getOrDefault(id, NOWHERE);
        }
        int place = placeOf(id);
        while (table[place] != 0) {
            int position = table[place] - 1;
            if (idAt.apply(position).equals(id)) {
                return position;
            }
            place = next(place);
        }
        return NOWHERE;
    }

    /** Adds the id at the next position, where it stands by now, and at no other. */
    void add(String id) {
        int position = size++;
        if (collided != null) {
            collided.put(id, position);
        } else if (2 * size > table.length) {
            table = new int[2 * table.length];
            for (int each = 0; each < size && collided == null; each++) {
                enter(idAt.apply(each), each);
            }
        } else {
            enter(id, position);
        }
    }

    private void enter(String id, int position) {
        int place = placeOf(id);
        for (int steps = 0; table[place] != 0; steps++) {
            if (steps == MOST_STEPS) {
                collide();
                return;
            }
            place = next(place);
        }
        table[place] = position + 1;
    }

    private void collide() {
        Map<String, Integer> all = new HashMap<>(2 * size);
        for (int position = 0; position < size; position++) {
            all.put(idAt.apply(position), position);
        }
        collided = all;
        table = new int[0];
    }

    private int placeOf(String id) {
        int hash = id.hashCode();
        return (hash ^ hash >>> 16) & (table.length - 1);
    }

    private int next(int place) {
        return (place + 1) & (table.length - 1);
    }
}
