package io.github.feedpin.simulator;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.SelfBuiltApp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the platform lets in, does and responses when nothing goes wrong with it. Not thread-safe: the engine's lock
 * guards it.
 */
final class Rules {

    private final SelfBuiltApp app;
    private final TokenIssuer tokens;
    private final RateLimit limit;
    private final Directory directory;

    Rules(SelfBuiltApp app, TokenIssuer tokens, RateLimit limit, Directory directory) {
        this.app = app;
        this.tokens = tokens;
        this.limit = limit;
        this.directory = directory;
    }

    /** The gateway looks at the token, then at the limit; what the call says is looked at behind it. */
    @Nullable
    Rejection rejectionAtTheGate(PinCall call, long now) {
        @Nullable Rejection rejection = tokens.rejectionOf(call.token(), now);
        return rejection == null ? limit.admit(now) : rejection;
    }

    Reply<List<FailedUser>> setTimeSensitive(PinCall call, BehaviorOverride whim, String logId) {
        @Nullable Rejection rejection = call.problem();
        if (rejection == null) {
            rejection = directory.rejectionOf(call);
        }
        return rejection == null
                ? Reply.success(directory.apply(call, whim.failing()), "success", logId)
                : Reply.rejected(rejection, logId);
    }

    Reply<GrantedToken> issueToken(TokenRequest request, BehaviorOverride whim, long now, String logId) {
        @Nullable SelfBuiltApp credentials = request.credentials();
        if (credentials == null) {
            return Reply.rejected(Rejection.CREDENTIALS_UNREADABLE, logId);
        }
        if (!credentials.equals(app)) {
            return Reply.rejected(Rejection.CREDENTIALS_WRONG, logId);
        }
        return Reply.success(whim.repeatsToken() ? tokens.repeat(now) : tokens.issue(now), "ok", logId);
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
