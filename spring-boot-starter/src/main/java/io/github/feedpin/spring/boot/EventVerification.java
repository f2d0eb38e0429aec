package io.github.feedpin.spring.boot;

import java.util.List;

/**
 * The secrets that prove that an event was pushed by the platform, as the developer console shows them on the page
 * "Events &amp; Callbacks". During a rotation there are an old and a new one of each, which are accepted alike.
 *
 * @param encryptKeys the Encrypt Keys; with at least one, each event must be encrypted and signed
 * @param verificationTokens the Verification Tokens; with at least one, each event must contain one of them
 */
public record EventVerification(List<String> encryptKeys, List<String> verificationTokens) {

    /**
     * Checks the secrets, and copies the lists.
     *
     * @param encryptKeys none of them blank; empty for events that are not encrypted
     * @param verificationTokens none of them blank; empty for events whose token is not checked
     * @throws IllegalArgumentException if there is neither a key nor a token, or one of them is blank
     */
    public EventVerification {
        encryptKeys = List.copyOf(encryptKeys);
        verificationTokens = List.copyOf(verificationTokens);
        if (encryptKeys.isEmpty() && verificationTokens.isEmpty()) {
            throw new IllegalArgumentException("An Encrypt Key or a Verification Token is required");
        }
        if (encryptKeys.stream().anyMatch(String::isBlank)
                || verificationTokens.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("An Encrypt Key or a Verification Token is blank");
        }
    }

    /** Never shows the secrets. */
    @Override
    public String toString() {
        return "EventVerification[encryptKeys=" + encryptKeys.size() + ", verificationTokens="
                + verificationTokens.size() + "]";
    }
}
