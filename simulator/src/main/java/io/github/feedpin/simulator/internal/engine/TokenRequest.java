package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.internal.response.WireResponse;
import org.jspecify.annotations.Nullable;

/**
 * A request for a token, at either endpoint: a self-built app has one token under both names.
 *
 * @param credentials null if they could not be read
 */
public record TokenRequest(Endpoint endpoint, @Nullable SelfBuiltApp credentials) implements Request {

    @Override
    public WireResponse handle(Rules rules, BehaviorOverride behavior, long now, String logId) {
        return rules.issueToken(this, behavior, now, logId);
    }

    @Override
    public void revokeTokens(Rules rules, long now) {
        rules.revokeTokens(rules.selfBuiltTenant());
    }

    /** Removes the secret. */
    @Override
    public String redact(String text) {
        return credentials == null ? text : text.replace(credentials.appSecret(), "***");
    }
}
