package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.platform.PlatformEndpoint;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Endpoints that are served. */
public enum Endpoint {
    SET_TIME_SENSITIVE(PlatformEndpoint.SET_TIME_SENSITIVE),
    SET_CHAT_TIME_SENSITIVE(PlatformEndpoint.SET_CHAT_TIME_SENSITIVE),
    TENANT_ACCESS_TOKEN(PlatformEndpoint.TENANT_ACCESS_TOKEN),
    APP_ACCESS_TOKEN("POST", "/open-apis/auth/v3/app_access_token/internal"),
    STORE_APP_ACCESS_TOKEN(PlatformEndpoint.STORE_APP_ACCESS_TOKEN),
    STORE_TENANT_ACCESS_TOKEN(PlatformEndpoint.STORE_TENANT_ACCESS_TOKEN),
    RESEND_APP_TICKET(PlatformEndpoint.RESEND_APP_TICKET);

    private final String method;
    private final String path;
    private final String beforeVariable;

    Endpoint(PlatformEndpoint endpoint) {
        this(endpoint.method(), endpoint.path());
    }

    Endpoint(String method, String path) {
        this.method = method;
        this.path = path;
        int variable = path.indexOf('{');
        this.beforeVariable = variable < 0 ? path : path.substring(0, variable);
    }

    /** Returns the endpoint with this path, which is not decoded; null if there is none. */
    public static @Nullable Endpoint at(String path) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.path.equals(path))
                .findFirst()
                .orElseGet(() -> isSegment(SET_CHAT_TIME_SENSITIVE.variableIn(path)) ? SET_CHAT_TIME_SENSITIVE : null);
    }

    /** Returns the value of the variable at the end of the path; empty if there is none. */
    public String variableIn(String path) {
        return path.startsWith(beforeVariable) ? path.substring(beforeVariable.length()) : "";
    }

    private static boolean isSegment(String text) {
        return !text.isEmpty() && text.indexOf('/') < 0;
    }

    /** Returns whether it sets or clears the flag. */
    public boolean isCall() {
        return this == SET_TIME_SENSITIVE || this == SET_CHAT_TIME_SENSITIVE;
    }

    /** Returns whether it grants a token. */
    public boolean grantsToken() {
        return !isCall() && this != RESEND_APP_TICKET;
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
