package io.github.feedpin.platform;

/** Credentials of an app. */
public sealed interface AppCredentials permits SelfBuiltApp {

    /** Returns the id of the app, for instance {@code cli_a1b2c3}. */
    String appId();

    /**
     * Creates the credentials of a self-built app, one that a company made for itself.
     *
     * @throws IllegalArgumentException if one of the two is blank or contains whitespace
     */
    static AppCredentials selfBuilt(String appId, String appSecret) {
        return new SelfBuiltApp(appId, appSecret);
    }
}
