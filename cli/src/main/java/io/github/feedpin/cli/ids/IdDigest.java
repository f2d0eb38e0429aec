package io.github.feedpin.cli.ids;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * Digest of 128 bits that stands for an id. The random key prevents crafted collisions, so digests of two instances
 * differ. Not thread-safe.
 */
public final class IdDigest {

    private final MessageDigest sha256 = sha256();
    private final byte[] key = randomKey();

    /** Returns the digest of {@code id}. */
    public UUID of(String id) {
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
