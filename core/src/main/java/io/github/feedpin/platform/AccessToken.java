package io.github.feedpin.platform;

/**
 * A tenant access token. Two are equal when their values are.
 *
 * @param value the secret itself; never blank
 */
public record AccessToken(String value) {

    /** @throws IllegalArgumentException when the value is blank, or could not stand in a header */
    public AccessToken {
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
