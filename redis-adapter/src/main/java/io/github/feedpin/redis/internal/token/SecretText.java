package io.github.feedpin.redis.internal.token;

/** Strategy interface for the texts that secrets are stored as. */
public interface SecretText {

    /**
     * Returns the text to store.
     *
     * @param key the key in Redis
     */
    String write(String key, String secret);

    /** Returns the secret that a stored text contains. */
    String read(String key, String text);

    /** Returns a name for the secret: the same for the same secret, and of no use to others. */
    String fingerprint(String secret);

    /** Returns texts that contain the secrets as they are. */
    static SecretText plain() {
        return new PlainText();
    }

    /**
     * Returns encrypted texts.
     *
     * @param key the key, which is copied
     * @throws IllegalArgumentException if it has other than 32 bytes
     */
    static SecretText encrypted(byte[] key) {
        return EncryptedText.of(key);
    }
}
