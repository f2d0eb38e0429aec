package io.github.feedpin.cli.ids;

import java.nio.charset.StandardCharsets;

/**
 * A set of ids in little memory: their UTF-8 bytes one behind the other, and a hash table of where each begins. A
 * million ids of 35 characters take 52 MB at most, half of what a {@code HashSet} does. Exact: the ids are compared,
 * not only their hashes. Ids that were chosen to collide do not: the hash has a secret key. Not thread-safe.
 */
final class IdSet {

    private static final int INITIAL_TABLE = 1 << 10;
    private static final int NONE = 0;

    /** The ids, each led by its length: seven bits a byte, the high bit set on all but the last. */
    private final ByteArena entries = new ByteArena();
    /** Where an entry begins, as an unsigned number. A power of two long, and at most two thirds full. */
    private int[] table = new int[INITIAL_TABLE];

    private int size;

    private final SipHash hash = SipHash.withRandomKey();
    /** The id that is being moved. */
    private byte[] moved = new byte[64];

    IdSet() {
        entries.add(0); // Takes the position that means none.
    }

    /**
     * Adds {@code id}, unless it is here already.
     *
     * @return whether it is new
     */
    boolean add(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        int slot = slotOf(bytes);
        if (table[slot] != NONE) {
            return false;
        }
        table[slot] = (int) entries.size();
        append(bytes);
        size++;
        if (size > table.length / 3 * 2) {
            grow();
        }
        return true;
    }

    /** Where the id is, or would be. */
    private int slotOf(byte[] bytes) {
        int slot = indexFor(bytes, bytes.length);
        while (table[slot] != NONE && !holds(table[slot], bytes)) {
            slot = next(slot);
        }
        return slot;
    }

    private void append(byte[] bytes) {
        int length = bytes.length;
        while (length > 0x7F) {
            entries.add(length & 0x7F | 0x80);
            length >>>= 7;
        }
        entries.add(length);
        for (byte b : bytes) {
            entries.add(b);
        }
    }

    private boolean holds(int entry, byte[] bytes) {
        Cursor cursor = new Cursor(Integer.toUnsignedLong(entry));
        if (cursor.length() != bytes.length) {
            return false;
        }
        for (byte b : bytes) {
            if (cursor.next() != b) {
                return false;
            }
        }
        return true;
    }

    /** Doubles the table. The entries tell their hashes, so the old table can go before the new one comes. */
    private void grow() {
        int doubled = table.length * 2;
        table = new int[0];
        table = new int[doubled];
        Cursor cursor = new Cursor(1);
        for (int i = 0; i < size; i++) {
            int entry = (int) cursor.position;
            int length = cursor.move();
            int slot = indexFor(moved, length);
            while (table[slot] != NONE) {
                slot = next(slot);
            }
            table[slot] = entry;
        }
    }

    private int indexFor(byte[] id, int length) {
        return (int) hash.hash(id, length) & (table.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (table.length - 1);
    }

    private final class Cursor {

        private long position;

        Cursor(long position) {
            this.position = position;
        }

        byte next() {
            return entries.get(position++);
        }

        /** Reads a whole entry into {@code moved}; gives the length of the id. */
        int move() {
            int length = length();
            if (length > moved.length) {
                moved = new byte[Math.max(length, 2 * moved.length)];
            }
            for (int i = 0; i < length; i++) {
                moved[i] = next();
            }
            return length;
        }

        /** Reads the length in front of an id. */
        int length() {
            int length = 0;
            int shift = 0;
            byte b;
            do {
                b = next();
                length |= (b & 0x7F) << shift;
                shift += 7;
            } while (b < 0);
            return length;
        }
    }
}
