package io.github.feedpin.simulator;

import io.github.feedpin.simulator.internal.engine.Endpoint;

/** Endpoints that the simulator serves, each with its method and path. */
public enum SimulatedEndpoint {
    /** Sets or clears the flag of the bot's chat. */
    SET_TIME_SENSITIVE(Endpoint.SET_TIME_SENSITIVE),
    /** Sets or clears the flag of a group chat. */
    SET_CHAT_TIME_SENSITIVE(Endpoint.SET_CHAT_TIME_SENSITIVE),
    /** Grants the tenant access token of a self-built app. */
    TENANT_ACCESS_TOKEN(Endpoint.TENANT_ACCESS_TOKEN),
    /** Grants the app access token of a self-built app, and its tenant access token as well. */
    APP_ACCESS_TOKEN(Endpoint.APP_ACCESS_TOKEN),
    /** Grants the app access token of a store app. */
    STORE_APP_ACCESS_TOKEN(Endpoint.STORE_APP_ACCESS_TOKEN),
    /** Grants the access token of a store app for one tenant. */
    STORE_TENANT_ACCESS_TOKEN(Endpoint.STORE_TENANT_ACCESS_TOKEN),
    /** Pushes a ticket of a store app, after a delay. */
    RESEND_APP_TICKET(Endpoint.RESEND_APP_TICKET);

    private final Endpoint endpoint;

    SimulatedEndpoint(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    static SimulatedEndpoint of(Endpoint endpoint) {
        return valueOf(endpoint.name());
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** {@return the HTTP method, for instance {@code POST}} */
    public String method() {
        return endpoint.method();
    }

    /** {@return the path, beginning with a slash; the variable of a group chat is in braces} */
    public String path() {
        return endpoint.path();
    }

    /** Returns method and path. */
    @Override
    public String toString() {
        return endpoint.toString();
    }
}
