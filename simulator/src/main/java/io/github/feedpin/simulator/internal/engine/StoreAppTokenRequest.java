package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.internal.response.WireResponse;
import org.jspecify.annotations.Nullable;

/**
 * A request for the app access token of a store app.
 *
 * @param credentials null if they could not be read
 * @param ticket null if it could not be read
 */
public record StoreAppTokenRequest(
        @Nullable StoreApp credentials, @Nullable String ticket) implements Request {

    @Override
    public Endpoint endpoint() {
        return Endpoint.STORE_APP_ACCESS_TOKEN;
    }

    @Override
    public WireResponse handle(Rules rules, BehaviorOverride behavior, long now, String logId) {
        return rules.storeApp().issueAppToken(this, behavior, now, logId);
    }

    @Override
    public void revokeTokens(Rules rules, long now) {
        rules.revokeStoreAppTokens();
    }

    /** Removes the secret and the ticket. */
    @Override
    public String redact(String text) {
        String withoutSecret = credentials == null ? text : text.replace(credentials.appSecret(), "***");
        return ticket == null ? withoutSecret : withoutSecret.replace(ticket, "***");
    }

    /** Never shows the ticket. */
    @Override
    public String toString() {
        return "StoreAppTokenRequest[" + credentials + "]";
    }
}
