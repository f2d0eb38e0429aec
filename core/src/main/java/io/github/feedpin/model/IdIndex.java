package io.github.feedpin.model;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds at which position of a list an id stands, with 5 to 11 bytes an id: a table of positions that is never more
 * than three quarters full, so that an id is found within a few steps. Bits of the hash that a position leaves free
 * stand beside it, so that hardly any other id is looked at on the way, which would cost more than all the steps. When
 * ids were chosen so that their hashes collide, a {@link HashMap} takes over, which bears that. Not thread-safe.
 */
final class IdIndex {

    static final int NOWHERE = -1;

    /** Honest ids stand a few hundred steps from their place at most, and but a few of them. */
    private static final int MOST_STEPS = 1024;

    /**
     * Honest ids take half as many on average, even those that are added when the table is fullest, and repeated ones.
     */
    private static final int STEPS_EARNED = 16;

    private static final int STEPS_AT_FIRST = 1 << 16;

    private static final int SMALLEST_ROOM = 12;
    private static final int LARGEST_EXPECTATION = 1 << 26;

    /** Odd, so that no two hashes become alike; and large, so that neighbours do not resemble each other. */
    private static final int FAR_APART = 0x9E3779B9;

    private final IntFunction<String> idAt;
    /** A position plus one in the lower bits, bits of its id's hash in the upper ones; 0 is an empty place. */
    private int[] table;
    /** How many of the lower bits. */
    private int positionBits;
    /** How many ids fit. */
    private int room;

    private int size;
    /** How many more steps all ids together may take than they have earned. */
    private long steps = STEPS_AT_FIRST;
    /** Nobody asks; but without it, a compiler would leave out what nobody asks for. */
    private int sink;

    private @Nullable Map<String, Integer> collided;

    /**
     * @param expected how many ids there will be, as far as that is known
     * @param idAt tells the id at a position
     */
    IdIndex(int expected, IntFunction<String> idAt) {
        this.idAt = idAt;
        empty(Math.max(SMALLEST_ROOM, Math.min(expected, LARGEST_EXPECTATION)));
    }

    /** The position of the id; {@link #NOWHERE} when it was not added. */
    int find(String id) {
        if (collided != null) {
            return collided.getOrDefault(id, NOWHERE);
        }
        int entry = table[placeOf(id, mixed(id))];
        return entry == 0 ? NOWHERE : positionIn(entry);
    }

    /**
     * Adds the id at the next position, where it is told from now on; does nothing when it stands at another. Whether
     * it was added.
     */
    boolean add(String id) {
        if (collided == null && size == room) {
            enlarge();
        }
        if (collided != null) {
            boolean added = collided.putIfAbsent(id, size) == null;
            size += added ? 1 : 0;
            return added;
        }
        int mixed = mixed(id);
        int place = placeOf(id, mixed);
        int taken = stepsTo(place, mixed);
        boolean added = table[place] == 0;
        if (added) {
            enter(place, mixed, size++);
        }
        steps += STEPS_EARNED - taken;
        if (taken > MOST_STEPS || steps < 0) {
            collide(added ? size - 1 : size, id);
        }
        return added;
    }

    /**
     * Reads the places where these ids will be looked for, without looking at what stands there: so the memory comes
     * all at once, rather than each id waiting for its own. Changes nothing but the time that {@link #add} takes.
     */
    void fetch(Object[] ids, int from, int to) {
        int read = 0;
        for (int i = from; i < to && table.length > 0; i++) {
            read += table[homeOf(mixed((String) ids[i]))];
        }
        sink = read;
    }

    private void empty(int ids) {
        table = new int[(int) (4L * ids / 3)];
        room = ids;
        positionBits = Integer.SIZE - Integer.numberOfLeadingZeros(ids);
    }

    private void enlarge() {
        empty(2 * room);
        for (int position = 0; position < size; position++) {
            int mixed = mixed(idAt.apply(position));
            int place = homeOf(mixed);
            while (table[place] != 0) {
                place = next(place);
            }
            enter(place, mixed, position);
        }
    }

    /**
     * @param told how many of the ids are told at their positions
     * @param last the id that may not be, being the newest
     */
    private void collide(int told, String last) {
        Map<String, Integer> all = new HashMap<>(2 * size);
        for (int position = 0; position < told; position++) {
            all.put(idAt.apply(position), position);
        }
        all.putIfAbsent(last, size - 1);
        collided = all;
        table = new int[0];
    }

    private void enter(int place, int mixed, int position) {
        table[place] = mixed << positionBits | position + 1;
    }

    /** Where the id stands, or would be entered. */
    private int placeOf(String id, int mixed) {
        int mark = mixed << positionBits;
        int place = homeOf(mixed);
        int entry;
        while ((entry = table[place]) != 0) {
            if (entry >>> positionBits == mark >>> positionBits
                    && idAt.apply(positionIn(entry)).equals(id)) {
                return place;
            }
            place = next(place);
        }
        return place;
    }

    private int positionIn(int entry) {
        return (entry & (1 << positionBits) - 1) - 1;
    }

    private int homeOf(int mixed) {
        return (int) (Integer.toUnsignedLong(mixed) * table.length >>> Integer.SIZE);
    }

    private int stepsTo(int place, int mixed) {
        int steps = place - homeOf(mixed);
        return steps < 0 ? steps + table.length : steps;
    }

    private int next(int place) {
        return place + 1 == table.length ? 0 : place + 1;
    }

    private static int mixed(String id) {
        int hash = id.hashCode() * FAR_APART;
        return hash ^ hash >>> 15;
    }
}
