package io.github.feedpin.platform;

/**
 * Access token: that of a tenant or, for a store app, the app access token, which is exchanged for those of tenants.
 *
 * @param value the secret itself; never blank
 */
public record AccessToken(String value) {

    /** Many times the length of the platform's own, and about as long as a header may be. */
    private static final int MAX_LENGTH = 8 * 1024;

    /**
     * Creates an access token.
     *
     * @param value 1 to 8192 visible ASCII characters, as an HTTP header requires
     * @throws IllegalArgumentException if the value is blank, too long, or contains other characters
     */
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
