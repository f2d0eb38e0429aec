package io.github.feedpin.cli.simulate;

import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the simulator pushes events. Keys that the environment contains are not printed.
 *
 * @param receiver the URL of the receiver
 * @param encryptKey the Encrypt Key; null if events are not encrypted
 * @param keyGenerated whether the Encrypt Key was generated
 * @param verificationToken the Verification Token; null for the simulator's own
 */
public record EventSettings(
        URI receiver,
        @Nullable String encryptKey,
        boolean keyGenerated,
        @Nullable String verificationToken) {

    /** Variable of the Encrypt Key, as Spring Boot reads it. */
    public static final String ENCRYPT_KEY = "FEEDPIN_EVENTS_ENCRYPT_KEY";

    /** Variable of the Verification Token, as Spring Boot reads it. */
    public static final String VERIFICATION_TOKEN = "FEEDPIN_EVENTS_VERIFICATION_TOKEN";

    private static final int KEY_BYTES = 16;

    /**
     * Reads the settings from the environment.
     *
     * @param encrypted whether to generate an Encrypt Key if the environment contains none
     */
    public static EventSettings of(URI receiver, boolean encrypted, Map<String, String> environment) {
        @Nullable String key = value(ENCRYPT_KEY, environment);
        boolean generated = key == null && encrypted;
        return new EventSettings(
                receiver, generated ? newKey() : key, generated, value(VERIFICATION_TOKEN, environment));
    }

    private static @Nullable String value(String variable, Map<String, String> environment) {
        String value = environment.getOrDefault(variable, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Shows the receiver only. */
    @Override
    public String toString() {
        return "EventSettings[" + receiver + "]";
    }
}
