package io.github.feedpin.simulator;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.SelfBuiltApp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the platform lets in, does and answers when nothing goes wrong with it. Not thread-safe: the engine's lock guards it. */
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
    Refusal refusalAtTheGate(PinCall call, long now) {
        @Nullable Refusal refusal = tokens.refusalOf(call.token(), now);
        return refusal == null ? limit.admit(now) : refusal;
    }

    Reply<List<FailedUser>> setTimeSensitive(PinCall call, Whim whim, String logId) {
        @Nullable Refusal refusal = call.problem();
        if (refusal == null) {
            refusal = directory.refusalOf(call);
        }
        return refusal == null
                ? Reply.success(directory.apply(call, whim.failing()), "success", logId)
                : Reply.refused(refusal, logId);
    }

    Reply<GrantedToken> issueToken(TokenRequest request, Whim whim, long now, String logId) {
        @Nullable SelfBuiltApp credentials = request.credentials();
        if (credentials == null) {
            return Reply.refused(Refusal.CREDENTIALS_UNREADABLE, logId);
        }
        if (!credentials.equals(app)) {
            return Reply.refused(Refusal.CREDENTIALS_WRONG, logId);
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
