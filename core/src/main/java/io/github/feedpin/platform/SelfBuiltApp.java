package io.github.feedpin.platform;

/**
 * The credentials of a self-built app.
 *
 * @param appId the app's id
 * @param appSecret the app's secret
 */
public record SelfBuiltApp(String appId, String appSecret) implements AppCredentials {

    /** @throws IllegalArgumentException when one of the two is blank */
    public SelfBuiltApp {
        if (appId.isBlank()) {
            throw new IllegalArgumentException("The app id is blank");
        }
        if (appSecret.isBlank()) {
            throw new IllegalArgumentException("The app secret is blank");
        }
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "SelfBuiltApp[appId=" + appId + ", appSecret=***]";
    }
}
