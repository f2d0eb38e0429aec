package io.github.feedpin.platform;

/** With what an app proves who it is. */
public sealed interface AppCredentials permits SelfBuiltApp {

    /** The app's id, for instance {@code cli_a1b2c3}. */
    String appId();

    /**
     * The credentials of a self-built app, one that a company made for itself.
     *
     * @throws IllegalArgumentException when one of the two is blank or contains white space
     */
    static AppCredentials selfBuilt(String appId, String appSecret) {
        return new SelfBuiltApp(appId, appSecret);
    }
}
