package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.internal.response.WireResponse;
import org.jspecify.annotations.Nullable;

/** Rules of the platform: whom it admits, what it does and what it responds. Not thread-safe; guarded by the engine. */
public record Rules(SelfBuiltApp app, TokenIssuer tokens, RateLimit limit, Directory directory) {

    /** Checks the token, then the limit; the content of the call is checked after admission. */
    @Nullable
    Rejection admit(PinCall call, long now) {
        @Nullable Rejection rejection = tokens.rejectionOf(call.token(), now);
        return rejection == null ? limit.admit(now) : rejection;
    }

    WireResponse setTimeSensitive(PinCall call, BehaviorOverride behavior, String logId) {
        @Nullable Rejection rejection = call.problem();
        if (rejection == null) {
            rejection = directory.rejectionOf(call);
        }
        return rejection == null
                ? ResponseWriter.failedUsers(directory.apply(call, behavior.failing()), logId)
                : ResponseWriter.rejection(rejection, logId);
    }

    WireResponse issueToken(TokenRequest request, BehaviorOverride behavior, long now, String logId) {
        @Nullable SelfBuiltApp credentials = request.credentials();
        if (credentials == null) {
            return ResponseWriter.rejection(Rejection.CREDENTIALS_UNREADABLE, logId);
        }
        if (!credentials.equals(app)) {
            return ResponseWriter.rejection(Rejection.CREDENTIALS_WRONG, logId);
        }
        return ResponseWriter.token(
                request.endpoint(), behavior.repeatsToken() ? tokens.repeat(now) : tokens.issue(now), logId);
    }

    void revokeTokens() {
        tokens.revokeAll();
    }

    void reset() {
        tokens.restoreRevoked();
        limit.clear();
        directory.unpinAll();
    }
}
