package io.github.feedpin.model;

import java.util.Objects;

/**
 * Key of a tenant that has installed a store app, as the platform's events contain it.
 *
 * @param value for instance {@code 736588c9260f175d}
 */
public record TenantKey(String value) {

    private static final int MAX_LENGTH = 128;

    /**
     * Creates a key.
     *
     * @param value 1 to 128 visible ASCII characters
     * @throws IllegalArgumentException if the key is empty, too long, or contains other characters
     */
    public TenantKey {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException(
                    "A tenant key consists of 1 to " + MAX_LENGTH + " visible ASCII characters");
        }
    }

    /** Returns the key itself. */
    @Override
    public String toString() {
        return value;
    }
}
