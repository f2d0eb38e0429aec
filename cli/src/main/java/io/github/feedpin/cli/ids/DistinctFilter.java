package io.github.feedpin.cli.ids;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
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
    private final MessageDigest sha256 = sha256();
    private final byte[] key = randomKey();
    private final LongAdder submitted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();

    /** Adds {@code id} and returns whether it is new. */
    public boolean isNew(String id) {
        submitted.increment();
        boolean isNew = seen.add(digest(id));
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

    private UUID digest(String id) {
        sha256.update(key);
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest(id.getBytes(UTF_8)));
        return new UUID(digest.getLong(), digest.getLong());
    }

    private static byte[] randomKey() {
        byte[] key = new byte[16];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform supports SHA-256", e);
        }
    }
}
