package io.github.feedpin.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A push as a receiver gets it, with the checks that the platform documents. */
record RecordedPush(Map<String, String> headers, byte[] bytes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    JsonNode json() {
        return JSON.readTree(bytes);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Returns the event in a body that is encrypted with this key. */
    JsonNode decrypted(String key) {
        return JSON.readTree(decrypt(key, json().path("encrypt").stringValue()));
    }

    static String decrypt(String key, String encrypted) {
        byte[] all = Base64.getDecoder().decode(encrypted);
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            SecretKeySpec secret = new SecretKeySpec(sha256(key.getBytes(StandardCharsets.UTF_8)), "AES");
            cipher.init(Cipher.DECRYPT_MODE, secret, new IvParameterSpec(all, 0, 16));
            return new String(cipher.doFinal(all, 16, all.length - 16), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Returns the signature that the platform documents: SHA-256 of timestamp, nonce, key and raw body. */
    String expectedSignature(String key) {
        byte[] prefix = (header("X-Lark-Request-Timestamp") + header("X-Lark-Request-Nonce") + key)
                .getBytes(StandardCharsets.UTF_8);
        byte[] signed = Arrays.copyOf(prefix, prefix.length + bytes.length);
        System.arraycopy(bytes, 0, signed, prefix.length, bytes.length);
        StringBuilder hex = new StringBuilder();
        for (byte b : sha256(signed)) {
            hex.append("%02x".formatted(b));
        }
        return hex.toString();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }
}
