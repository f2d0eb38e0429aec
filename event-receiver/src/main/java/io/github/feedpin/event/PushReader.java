package io.github.feedpin.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decrypts, verifies and reads bodies, in the order that the platform's protocol requires. */
final class PushReader {

    private static final String TIMESTAMP = "X-Lark-Request-Timestamp";
    private static final String NONCE = "X-Lark-Request-Nonce";
    private static final String SIGNATURE = "X-Lark-Signature";

    private final String appId;
    private final List<EventEncryption> encryptions;
    private final List<String> verificationTokens;

    PushReader(String appId, List<String> encryptKeys, List<String> verificationTokens) {
        this.appId = appId;
        this.encryptions = encryptKeys.stream().map(EventEncryption::new).toList();
        this.verificationTokens = verificationTokens;
    }

    /**
     * Returns what the body contains.
     *
     * @throws RejectedPushException if the body is malformed, or was not sent by the platform to this app
     */
    Push read(EventHeaders headers, byte[] body, Instant now) {
        if (body.length == 0) {
            throw new RejectedPushException(Rejection.EMPTY);
        }
        @Nullable JsonFields json = JsonFields.parse(body);
        if (json == null) {
            throw new RejectedPushException(Rejection.UNREADABLE);
        }
        Decrypted decrypted = decrypt(json);
        EventFields fields = new EventFields(decrypted.json());
        if (fields.isUrlVerification()) {
            // The platform does not sign it.
            requireToken(fields);
            return fields.challenge();
        }
        if (decrypted.encryption() != null) {
            requireSignature(decrypted.encryption(), headers, body);
        }
        requireToken(fields);
        if (!isEqual(appId, fields.appId())) {
            throw new RejectedPushException(Rejection.OTHER_APP);
        }
        return fields.read(now);
    }

    /**
     * @param json the decrypted fields
     * @param encryption has the key that decrypted them; null if no key is configured
     */
    private record Decrypted(JsonFields json, @Nullable EventEncryption encryption) {}

    private Decrypted decrypt(JsonFields json) {
        @Nullable String encrypted = json.get("encrypt");
        if (encrypted == null) {
            if (encryptions.isEmpty()) {
                return new Decrypted(json, null);
            }
            throw new RejectedPushException(Rejection.NOT_ENCRYPTED);
        }
        for (EventEncryption encryption : encryptions) {
            @Nullable JsonFields decrypted = decrypt(encryption, encrypted);
            if (decrypted != null) {
                return new Decrypted(decrypted, encryption);
            }
        }
        throw new RejectedPushException(Rejection.UNDECRYPTABLE);
    }

    /**
     * Returns null if the key is wrong: the padding may fit by chance, so the decrypted text has to be JSON as well.
     */
    private static @Nullable JsonFields decrypt(EventEncryption encryption, String encrypted) {
        try {
            return JsonFields.parse(encryption.decrypt(encrypted));
        } catch (IllegalArgumentException undecryptable) {
            return null;
        }
    }

    private static void requireSignature(EventEncryption encryption, EventHeaders headers, byte[] body) {
        @Nullable String signature = headers.first(SIGNATURE);
        @Nullable String timestamp = headers.first(TIMESTAMP);
        @Nullable String nonce = headers.first(NONCE);
        if (signature == null || timestamp == null || nonce == null) {
            throw new RejectedPushException(Rejection.UNSIGNED);
        }
        // The timestamp is not compared with the clock: the platform repeats pushes for 7 hours.
        if (!isEqual(encryption.sign(timestamp, nonce, body), signature)) {
            throw new RejectedPushException(Rejection.WRONG_SIGNATURE);
        }
    }

    private void requireToken(EventFields fields) {
        boolean proven = verificationTokens.isEmpty();
        for (String token : verificationTokens) {
            proven |= isEqual(token, fields.token());
        }
        if (!proven) {
            throw new RejectedPushException(Rejection.WRONG_TOKEN);
        }
    }

    /** Compares in a time that does not depend on the first difference. */
    private static boolean isEqual(String expected, @Nullable String actual) {
        return actual != null && MessageDigest.isEqual(expected.getBytes(UTF_8), actual.getBytes(UTF_8));
    }
}
