package io.github.feedpin.platform;

/**
 * The credentials of a self-built app.
 *
 * @param appId the app's id
 * @param appSecret the app's secret
 */
public record SelfBuiltApp(String appId, String appSecret) implements AppCredentials {

    /** @throws IllegalArgumentException if one of the two is blank or contains whitespace */
    public SelfBuiltApp {
        CredentialCheck.require("app id", appId);
        CredentialCheck.require("app secret", appSecret);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "SelfBuiltApp[appId=" + appId + ", appSecret=***]";
    }
}
