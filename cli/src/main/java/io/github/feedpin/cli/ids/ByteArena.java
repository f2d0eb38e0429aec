package io.github.feedpin.cli.ids;

import java.util.ArrayList;
import java.util.List;

/**
 * Bytes that are only ever added, up to 4 GB of them, in memory that grows by the piece and is never copied. Not
 * thread-safe.
 */
final class ByteArena {

    private static final int CHUNK_BITS = 16;
    private static final int CHUNK_SIZE = 1 << CHUNK_BITS;
    private static final long MAX_BYTES = 1L << Integer.SIZE;

    private final List<byte[]> chunks = new ArrayList<>();
    private long size;

    /** How many bytes there are; also where the next one goes. */
    long size() {
        return size;
    }

    byte get(long position) {
        return chunks.get((int) (position >>> CHUNK_BITS))[(int) position & (CHUNK_SIZE - 1)];
    }

    /** @throws IllegalStateException when the arena is full */
    void add(int b) {
        int offset = (int) size & (CHUNK_SIZE - 1);
        if (offset == 0) {
            if (size == MAX_BYTES) {
                throw new IllegalStateException("There are more than 4 GB of user ids");
            }
            chunks.add(new byte[CHUNK_SIZE]);
        }
        chunks.get(chunks.size() - 1)[offset] = (byte) b;
        size++;
    }
}
