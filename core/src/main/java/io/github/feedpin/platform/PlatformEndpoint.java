package io.github.feedpin.platform;

/** The endpoints of the platform, each with its method and path below the base URL. */
public enum PlatformEndpoint {
    /** Sets or clears the flag; the path is misspelled by the platform. */
    SET_TIME_SENSITIVE("PATCH", "/open-apis/im/v2/feed_cards/bot_time_sentive"),
    /** The tenant access token of a self-built app. */
    TENANT_ACCESS_TOKEN("POST", "/open-apis/auth/v3/tenant_access_token/internal");

    private final String method;
    private final String path;

    PlatformEndpoint(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** Returns the HTTP method. */
    public String method() {
        return method;
    }

    /** Returns the path, which starts with a slash. */
    public String path() {
        return path;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
