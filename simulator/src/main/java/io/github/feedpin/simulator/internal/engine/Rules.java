package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.internal.response.WireResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rules of the platform: whom it admits, what it does and what it responds, for a self-built app in its tenant and a
 * store app in any number of tenants. Not thread-safe; guarded by the engine.
 */
public final class Rules {

    private final SelfBuiltApp app;
    private final Tenant tenant;
    private final StoreAppRules storeApp;
    private final Chats chats;
    private final TokenIssuer<Tenant> tokens;

    /**
     * Creates the rules.
     *
     * @param app the self-built app
     * @param tenant its tenant
     */
    public Rules(SelfBuiltApp app, Tenant tenant, StoreAppRules storeApp, Chats chats, TokenIssuer<Tenant> tokens) {
        this.app = app;
        this.tenant = tenant;
        this.storeApp = storeApp;
        this.chats = chats;
        this.tokens = tokens;
    }

    public StoreAppRules storeApp() {
        return storeApp;
    }

    /** Returns the tenant of the self-built app. */
    Tenant selfBuiltTenant() {
        return tenant;
    }

    /** Returns the tenant that a valid token is for; null if there is none. */
    @Nullable
    Tenant tenantOf(PinCall call, long now) {
        @Nullable String token = call.token();
        return token == null ? null : tokens.holderOf(token, now);
    }

    /** Checks the token, the installation, then the limit; the content of the call is checked after admission. */
    @Nullable
    Rejection admit(PinCall call, long now) {
        if (call.token() == null) {
            return Rejection.TOKEN_MISSING;
        }
        @Nullable Tenant holder = tenantOf(call, now);
        return holder == null ? Rejection.TOKEN_INVALID : holder.admit(call, now);
    }

    /** Acts on a call that has been admitted. */
    WireResponse setTimeSensitive(PinCall call, BehaviorOverride behavior, long now, String logId) {
        Tenant holder = Objects.requireNonNull(tenantOf(call, now), "the call has not been admitted");
        @Nullable Rejection rejection = rejectionOf(call, holder);
        @Nullable FeedCard card = call.card();
        return rejection == null && card != null
                ? ResponseWriter.failedUsers(holder.directory().apply(card, call, behavior.failing()), logId)
                : ResponseWriter.rejection(rejection == null ? Rejection.PARAM_INVALID : rejection, logId);
    }

    private @Nullable Rejection rejectionOf(PinCall call, Tenant holder) {
        @Nullable Rejection problem = call.problem();
        if (problem != null) {
            return problem;
        }
        if (holder.isOfStoreApp() && call.userIdType() == UserIdType.USER_ID) {
            return Rejection.fieldInvalid("user_id_type", UserIdType.USER_ID.value(), "not allowed for a store app");
        }
        @Nullable FeedCard card = call.card();
        @Nullable Rejection ofChat = card == null ? Rejection.PARAM_INVALID : chats.rejectionOf(card);
        return ofChat == null ? holder.directory().rejectionOf(call) : ofChat;
    }

    WireResponse issueToken(TokenRequest request, BehaviorOverride behavior, long now, String logId) {
        @Nullable SelfBuiltApp credentials = request.credentials();
        if (credentials == null) {
            return ResponseWriter.rejection(Rejection.CREDENTIALS_UNREADABLE, logId);
        }
        if (!credentials.equals(app)) {
            return ResponseWriter.rejection(Rejection.CREDENTIALS_WRONG, logId);
        }
        return ResponseWriter.token(request.endpoint(), grant(tenant, behavior, now), logId);
    }

    WireResponse issueToken(StoreTenantTokenRequest request, BehaviorOverride behavior, long now, String logId) {
        @Nullable Rejection rejection = storeApp.rejectionOf(request, now);
        return rejection == null && request.tenantKey() != null
                ? ResponseWriter.token(
                        request.endpoint(), grant(storeApp.tenant(request.tenantKey()), behavior, now), logId)
                : ResponseWriter.rejection(rejection == null ? Rejection.TENANT_UNKNOWN : rejection, logId);
    }

    WireResponse resendTicket(ResendTicketRequest request, String logId) {
        @Nullable StoreApp credentials = request.credentials();
        boolean selfBuilt =
                credentials != null && app.equals(new SelfBuiltApp(credentials.appId(), credentials.appSecret()));
        return storeApp.resendTicket(request, selfBuilt, logId);
    }

    void revokeTokens(Tenant holder) {
        tokens.revoke(holder);
    }

    /** Revokes the tokens of the store app, and those of its tenants. */
    void revokeStoreAppTokens() {
        storeApp.revokeAppTokens();
        tokens.revokeIf(Tenant::isOfStoreApp);
    }

    void revokeTokens() {
        storeApp.revokeAppTokens();
        tokens.revokeIf(holder -> true);
    }

    void reset() {
        tokens.restoreRevoked();
        tenant.reset();
        storeApp.reset();
    }

    private GrantedToken grant(Tenant holder, BehaviorOverride behavior, long now) {
        return behavior.repeatsToken() ? tokens.repeat(holder, now) : tokens.issue(holder, now);
    }
}
