package io.github.feedpin.redis.internal.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Texts that contain the secrets as they are, behind a prefix. */
final class PlainText implements SecretText {

    private static final String PREFIX = "plain:";

    @Override
    public String write(String key, String secret) {
        return PREFIX + secret;
    }

    @Override
    public String read(String key, String text) {
        if (!text.startsWith(PREFIX)) {
            throw new UnreadableTextException(
                    text.startsWith(EncryptedText.PREFIX)
                            ? "it is encrypted, but no encryption key is configured"
                            : "it was not written by Feedpin");
        }
        return text.substring(PREFIX.length());
    }

    @Override
    public String fingerprint(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
