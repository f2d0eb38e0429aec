package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.simulator.internal.response.WireResponse;
import org.jspecify.annotations.Nullable;

/**
 * A request for the access token of a store app for one tenant.
 *
 * @param appAccessToken null if it could not be read
 * @param tenantKey null if it could not be read
 */
public record StoreTenantTokenRequest(
        @Nullable String appAccessToken, @Nullable TenantKey tenantKey) implements Request {

    @Override
    public Endpoint endpoint() {
        return Endpoint.STORE_TENANT_ACCESS_TOKEN;
    }

    @Override
    public @Nullable TenantKey tenantKey(Rules rules, long now) {
        return tenantKey;
    }

    @Override
    public WireResponse handle(Rules rules, BehaviorOverride behavior, long now, String logId) {
        return rules.issueToken(this, behavior, now, logId);
    }

    @Override
    public void revokeTokens(Rules rules, long now) {
        if (tenantKey != null) {
            rules.revokeTokens(rules.storeApp().tenant(tenantKey));
        }
    }

    /** Removes the token. */
    @Override
    public String redact(String text) {
        return appAccessToken == null ? text : text.replace(appAccessToken, "***");
    }

    /** Never shows the token. */
    @Override
    public String toString() {
        return "StoreTenantTokenRequest[tenantKey=" + tenantKey + "]";
    }
}
