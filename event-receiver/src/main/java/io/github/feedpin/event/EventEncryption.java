package io.github.feedpin.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encryption and signature of events with the Encrypt Key of an app: AES-256 in CBC mode with PKCS#7 padding, and a
 * SHA-256 hash over the key and the bytes of the body. Immutable and thread-safe.
 */
public final class EventEncryption {

    private static final int IV_LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] encryptKey;
    private final SecretKeySpec cipherKey;

    /**
     * Creates the encryption of one app.
     *
     * @param encryptKey the Encrypt Key of the app, from the developer console
     * @throws IllegalArgumentException if the key is blank
     */
    public EventEncryption(String encryptKey) {
        if (encryptKey.isBlank()) {
            throw new IllegalArgumentException("The Encrypt Key is blank");
        }
        this.encryptKey = encryptKey.getBytes(UTF_8);
        this.cipherKey = new SecretKeySpec(sha256().digest(this.encryptKey), "AES");
        // The first use of a cipher in a JVM reads files, a blocking access that must not happen on an event loop.
        decrypt(encrypt(""));
    }

    /**
     * {@return the text in encrypted form, as a body has it in its field {@code encrypt}: Base64 of a random
     * initialization vector and the encrypted bytes} May block, to obtain random bytes.
     *
     * @param text any text
     */
    public String encrypt(String text) {
        byte[] iv = new byte[IV_LENGTH];
        RANDOM.nextBytes(iv);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(text.getBytes(UTF_8));
            byte[] all = Arrays.copyOf(iv, IV_LENGTH + encrypted.length);
            System.arraycopy(encrypted, 0, all, IV_LENGTH, encrypted.length);
            return Base64.getEncoder().encodeToString(all);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * {@return the text that was encrypted}
     *
     * @param encrypted the value of the field {@code encrypt} of a body
     * @throws IllegalArgumentException if it was not encrypted with this key, or is not text in UTF-8
     */
    public String decrypt(String encrypted) {
        byte[] all = Base64.getDecoder().decode(encrypted);
        if (all.length <= IV_LENGTH) {
            throw undecryptable();
        }
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, all).doFinal(all, IV_LENGTH, all.length - IV_LENGTH);
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (GeneralSecurityException | CharacterCodingException wrongKey) {
            throw undecryptable();
        }
    }

    /**
     * Computes the signature of a body.
     *
     * @param timestamp the value of the header {@code X-Lark-Request-Timestamp}
     * @param nonce the value of the header {@code X-Lark-Request-Nonce}
     * @param body the bytes of the body as sent, that is, encrypted
     * @return the value of the header {@code X-Lark-Signature}: 64 hexadecimal digits in lower case
     */
    public String sign(String timestamp, String nonce, byte[] body) {
        MessageDigest digest = sha256();
        digest.update(timestamp.getBytes(UTF_8));
        digest.update(nonce.getBytes(UTF_8));
        digest.update(encryptKey);
        digest.update(body);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "EventEncryption[***]";
    }

    /** Without the cause: its message may quote the text. */
    private static IllegalArgumentException undecryptable() {
        return new IllegalArgumentException("The text cannot be decrypted with this Encrypt Key");
    }

    private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(mode, cipherKey, new IvParameterSpec(iv, 0, IV_LENGTH));
        return cipher;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
