package io.github.feedpin.simulator.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PushCryptoTest {

    private final PushCrypto crypto = new PushCrypto("test key");

    /** The documented vector proves the decryption, which proves the encryption. */
    @Test
    void encryptedTextIsDecryptedLikeTheDocumentedVector() throws Exception {
        assertThat(decrypt("P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=")).isEqualTo("hello world");

        String encrypted = crypto.encrypt("hello world 世界".getBytes(StandardCharsets.UTF_8));

        assertThat(decrypt(encrypted)).isEqualTo("hello world 世界");
        assertThat(crypto.encrypt("hello world 世界".getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo(encrypted);
    }

    @Test
    void signatureIsThePlainHashInLowerCaseHex() {
        assertThat(crypto.sign("1", "2", "{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("801f81ce3d91e1c8c0ba85aaaeab7f74d82c23b0e6235996595a490a670d70ee");
    }

    @Test
    void textDoesNotShowTheKey() {
        assertThat(crypto).asString().doesNotContain("test key");
    }

    private static String decrypt(String encrypted) throws Exception {
        byte[] all = Base64.getDecoder().decode(encrypted);
        byte[] key = MessageDigest.getInstance("SHA-256").digest("test key".getBytes(StandardCharsets.UTF_8));
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(all, 0, 16));
        return new String(cipher.doFinal(all, 16, all.length - 16), StandardCharsets.UTF_8);
    }
}
