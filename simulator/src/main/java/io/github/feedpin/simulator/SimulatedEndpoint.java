package io.github.feedpin.simulator;

import io.github.feedpin.platform.PlatformEndpoint;
import org.jspecify.annotations.Nullable;

/** The endpoints that the simulator serves, each by its method and path. */
public enum SimulatedEndpoint {
    /** Sets or clears the flag. */
    SET_TIME_SENSITIVE(PlatformEndpoint.SET_TIME_SENSITIVE.method(), PlatformEndpoint.SET_TIME_SENSITIVE.path()),
    /** The tenant access token of a self-built app. */
    TENANT_ACCESS_TOKEN(PlatformEndpoint.TENANT_ACCESS_TOKEN.method(), PlatformEndpoint.TENANT_ACCESS_TOKEN.path()),
    /** The app access token of a self-built app, which responses with its tenant access token as well. */
    APP_ACCESS_TOKEN("POST", "/open-apis/auth/v3/app_access_token/internal");

    private final String method;
    private final String path;

    SimulatedEndpoint(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The path, beginning with a slash. */
    public String path() {
        return path;
    }

    /** The endpoint at {@code path}, which must match to the letter; null when there is none. */
    static @Nullable SimulatedEndpoint at(String path) {
        for (SimulatedEndpoint endpoint : values()) {
            if (endpoint.path.equals(path)) {
                return endpoint;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
