package io.github.feedpin.simulator;

import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.SelfBuiltApp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a token, at either endpoint: a self-built app has one token, whichever name it asks for it by.
 *
 * @param credentials null when they could not be read
 */
record TokenRequest(SimulatedEndpoint endpoint, @Nullable SelfBuiltApp credentials) implements Request<GrantedToken> {

    @Override
    public boolean timeSensitive() {
        return false;
    }

    @Override
    public @Nullable UserIdType userIdType() {
        return null;
    }

    @Override
    public List<String> userIds() {
        return List.of();
    }

    @Override
    public @Nullable Rejection rejectedAtTheGate(Rules rules, long now) {
        return null;
    }

    @Override
    public Reply<GrantedToken> handledBy(Rules rules, BehaviorOverride whim, long now, String logId) {
        return rules.issueToken(this, whim, now, logId);
    }

    /** Without the secret. */
    @Override
    public String redact(String text) {
        return credentials == null ? text : text.replace(credentials.appSecret(), "***");
    }
}
