package io.github.feedpin.platform;

/**
 * A tenant access token.
 *
 * @param value the secret itself; never blank
 */
public record AccessToken(String value) {

    /** Many times the length of the platform's own, and about as long as a header may be. */
    private static final int MAX_LENGTH = 8 * 1024;

    /** @throws IllegalArgumentException if the value is blank, too long, or not valid in an HTTP header */
    public AccessToken {
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("An access token has at most " + MAX_LENGTH + " characters");
        }
        if (value.isBlank() || !value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("An access token consists of visible ASCII characters");
        }
    }

    /** Never shows the value. */
    @Override
    public String toString() {
        return "AccessToken[***]";
    }
}
