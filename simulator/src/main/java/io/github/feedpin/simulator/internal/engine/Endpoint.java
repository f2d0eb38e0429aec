package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.platform.PlatformEndpoint;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Endpoints that are served. */
public enum Endpoint {
    SET_TIME_SENSITIVE(PlatformEndpoint.SET_TIME_SENSITIVE.method(), PlatformEndpoint.SET_TIME_SENSITIVE.path()),
    TENANT_ACCESS_TOKEN(PlatformEndpoint.TENANT_ACCESS_TOKEN.method(), PlatformEndpoint.TENANT_ACCESS_TOKEN.path()),
    APP_ACCESS_TOKEN("POST", "/open-apis/auth/v3/app_access_token/internal");

    private final String method;
    private final String path;

    Endpoint(String method, String path) {
        this.method = method;
        this.path = path;
    }

    /** Returns the endpoint with exactly this path, or null. */
    public static @Nullable Endpoint at(String path) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.path.equals(path))
                .findFirst()
                .orElse(null);
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
