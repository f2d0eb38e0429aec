package io.github.feedpin.redis.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Texts that are encrypted by AES-256-GCM: a random nonce and the ciphertext, in Base64 behind a prefix. The key in
 * Redis is associated data, so that a text that was copied to another key cannot be read.
 */
final class EncryptedText implements SecretText {

    static final String PREFIX = "aes256gcm:";
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey encryptionKey;
    private final SecretKey fingerprintKey;
    private final SecureRandom random = new SecureRandom();

    private EncryptedText(SecretKey encryptionKey, SecretKey fingerprintKey) {
        this.encryptionKey = encryptionKey;
        this.fingerprintKey = fingerprintKey;
    }

    static EncryptedText of(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "The encryption key must have " + KEY_BYTES + " bytes, but has " + key.length);
        }
        byte[] derived = mac(new SecretKeySpec(key, "HmacSHA256"), "feedpin fingerprints");
        return new EncryptedText(new SecretKeySpec(key, "AES"), new SecretKeySpec(derived, "HmacSHA256"));
    }

    @Override
    public String write(String key, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(bytes(secret));
            byte[] text = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, text, NONCE_BYTES, encrypted.length);
            return PREFIX + Base64.getEncoder().withoutPadding().encodeToString(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String read(String key, String text) {
        if (!text.startsWith(PREFIX)) {
            throw new UnreadableTextException("it is not encrypted, but an encryption key is configured");
        }
        try {
            byte[] stored = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
            byte[] secret = cipher(Cipher.DECRYPT_MODE, key, nonce)
                    .doFinal(stored, NONCE_BYTES, Math.max(0, stored.length - NONCE_BYTES));
            return new String(secret, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableTextException("it was encrypted with another key, or has been changed");
        }
    }

    private Cipher cipher(int mode, String key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, encryptionKey, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bytes(key));
        return cipher;
    }

    @Override
    public String fingerprint(String secret) {
        return HexFormat.of().formatHex(mac(fingerprintKey, secret));
    }

    private static byte[] mac(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
