package io.github.feedpin.platform;

/** Credentials of an app. */
public sealed interface AppCredentials permits SelfBuiltApp, StoreApp {

    /** {@return the id of the app, for instance {@code cli_a1b2c3}} */
    String appId();

    /** {@return the app's secret, which {@code toString} does not show} */
    String appSecret();

    /**
     * Creates the credentials of a self-built app, which is developed by a company for its own use.
     *
     * @param appId the id of the app, for instance {@code cli_a1b2c3}
     * @param appSecret the app's secret; both are in the developer console
     * @return the credentials
     * @throws IllegalArgumentException if one of the two is blank or contains whitespace
     */
    static SelfBuiltApp selfBuilt(String appId, String appSecret) {
        return new SelfBuiltApp(appId, appSecret);
    }

    /**
     * Creates the credentials of a store app, which many tenants may install.
     *
     * @param appId the id of the app, for instance {@code cli_a1b2c3}
     * @param appSecret the app's secret; both are in the developer console
     * @return the credentials
     * @throws IllegalArgumentException if one of the two is blank or contains whitespace
     */
    static StoreApp storeApp(String appId, String appSecret) {
        return new StoreApp(appId, appSecret);
    }
}
