package io.github.feedpin.simulator.internal.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts and signs pushes with the Encrypt Key of an app. */
record PushCrypto(String encryptKey) {

    private static final int IV_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Returns IV and ciphertext in base64: AES-256-CBC with PKCS7 padding, under the SHA-256 of the key. */
    String encrypt(byte[] plain) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            byte[] key = sha256().digest(encryptKey.getBytes(StandardCharsets.UTF_8));
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            byte[] encrypted = new byte[IV_BYTES + cipher.getOutputSize(plain.length)];
            System.arraycopy(iv, 0, encrypted, 0, IV_BYTES);
            cipher.doFinal(plain, 0, plain.length, encrypted, IV_BYTES);
            return Base64.getEncoder().encodeToString(encrypted);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has AES in CBC mode", impossible);
        }
    }

    /** Returns the hexadecimal SHA-256 of timestamp, nonce, key and body. */
    String sign(String timestamp, String nonce, byte[] body) {
        MessageDigest digest = sha256();
        digest.update((timestamp + nonce + encryptKey).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(body));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "PushCrypto[***]";
    }
}
