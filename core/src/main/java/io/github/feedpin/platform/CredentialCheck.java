package io.github.feedpin.platform;

import java.util.Objects;

/** Validates what an application has copied from the developer console. */
final class CredentialCheck {

    private CredentialCheck() {}

    /** @throws IllegalArgumentException naming the value, never showing it, if it is blank or contains whitespace */
    static void require(String name, String value) {
        Objects.requireNonNull(value, "The " + name + " is missing");
        if (value.isBlank()) {
            throw new IllegalArgumentException("The " + name + " is blank");
        }
        if (value.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw new IllegalArgumentException("The " + name + " contains whitespace or a control character");
        }
    }
}
