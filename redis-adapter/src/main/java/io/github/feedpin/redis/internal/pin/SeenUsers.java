package io.github.feedpin.redis.internal.pin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Set of the users that a scan has returned, since it may return some twice when the hash shrinks. Keeps 16 bytes of
 * each user's SHA-256, in an open hash table that is at most two thirds full. Not thread-safe.
 */
final class SeenUsers {

    private static final int INITIAL = 64;

    private long[] first = new long[INITIAL];
    private long[] second = new long[INITIAL];
    private int size;

    /** Adds a user, and returns whether it is new. */
    boolean add(String userId) {
        ByteBuffer digest = ByteBuffer.wrap(sha256(userId));
        // Zero marks an empty place.
        long one = digest.getLong() | 1;
        long other = digest.getLong();
        if (3 * (size + 1) > 2 * first.length) {
            grow();
        }
        if (!insert(one, other)) {
            return false;
        }
        size++;
        return true;
    }

    private boolean insert(long one, long other) {
        int place = (int) (other & (first.length - 1));
        while (first[place] != 0) {
            if (first[place] == one && second[place] == other) {
                return false;
            }
            place = (place + 1) & (first.length - 1);
        }
        first[place] = one;
        second[place] = other;
        return true;
    }

    private void grow() {
        long[] ones = first;
        long[] others = second;
        first = new long[2 * ones.length];
        second = new long[2 * ones.length];
        for (int i = 0; i < ones.length; i++) {
            if (ones[i] != 0) {
                insert(ones[i], others[i]);
            }
        }
    }

    private static byte[] sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, 2 * Long.BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
