package io.github.feedpin.platform;

import java.util.Objects;

/**
 * The credentials of a self-built app.
 *
 * @param appId the app's id
 * @param appSecret the app's secret
 */
public record SelfBuiltApp(String appId, String appSecret) implements AppCredentials {

    /** @throws IllegalArgumentException if one of the two is blank or contains whitespace */
    public SelfBuiltApp {
        require("app id", appId);
        require("app secret", appSecret);
    }

    private static void require(String name, String value) {
        Objects.requireNonNull(value, "The " + name + " is missing");
        if (value.isBlank()) {
            throw new IllegalArgumentException("The " + name + " is blank");
        }
        if (value.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw new IllegalArgumentException("The " + name + " contains whitespace or a control character");
        }
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "SelfBuiltApp[appId=" + appId + ", appSecret=***]";
    }
}
