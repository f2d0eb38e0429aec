package io.github.feedpin.platform;

/** Credentials of an app. */
public sealed interface AppCredentials permits SelfBuiltApp, StoreApp {

    /** Returns the id of the app, for instance {@code cli_a1b2c3}. */
    String appId();

    /** Returns the app's secret. */
    String appSecret();

    /**
     * Creates the credentials of a self-built app, which is developed by a company for its own use.
     *
     * @throws IllegalArgumentException if one of the two is blank or contains whitespace
     */
    static SelfBuiltApp selfBuilt(String appId, String appSecret) {
        return new SelfBuiltApp(appId, appSecret);
    }

    /**
     * Creates the credentials of a store app, which many tenants may install.
     *
     * @throws IllegalArgumentException if one of the two is blank or contains whitespace
     */
    static StoreApp storeApp(String appId, String appSecret) {
        return new StoreApp(appId, appSecret);
    }
}
