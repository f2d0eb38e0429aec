package io.github.feedpin.platform;

/**
 * The credentials of a store app.
 *
 * @param appId the app's id
 * @param appSecret the app's secret
 */
public record StoreApp(String appId, String appSecret) implements AppCredentials {

    /**
     * Creates credentials.
     *
     * @param appId for instance {@code cli_a1b2c3}
     * @param appSecret the secret from the developer console
     * @throws IllegalArgumentException if one of the two is blank, or contains whitespace or a control character
     */
    public StoreApp {
        CredentialCheck.require("app id", appId);
        CredentialCheck.require("app secret", appSecret);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "StoreApp[appId=" + appId + ", appSecret=***]";
    }
}
