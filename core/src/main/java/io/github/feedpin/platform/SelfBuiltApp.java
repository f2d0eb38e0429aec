package io.github.feedpin.platform;

/**
 * The credentials of a self-built app.
 *
 * @param appId the app's id
 * @param appSecret the app's secret
 */
public record SelfBuiltApp(String appId, String appSecret) implements AppCredentials {

    /**
     * Creates credentials.
     *
     * @param appId for instance {@code cli_a1b2c3}
     * @param appSecret the secret from the developer console
     * @throws IllegalArgumentException if one of the two is blank, or contains whitespace or a control character
     */
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
