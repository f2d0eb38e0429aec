package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.internal.response.WireResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rules for a store app: its tickets, its tokens and its tenants. Not thread-safe; guarded by the engine. */
public final class StoreAppRules {

    private final StoreApp app;
    private final Predicate<TenantKey> installed;
    private final Function<TenantKey, Tenant> newTenant;
    private final AppTickets tickets;
    private final TokenIssuer<StoreApp> appTokens;
    private final Map<TenantKey, Tenant> tenants = new HashMap<>();
    private Runnable resend = () -> {};

    /**
     * Creates the rules.
     *
     * @param installed the tenants that have installed the app
     * @param newTenant creates a tenant that has installed the app
     */
    public StoreAppRules(
            StoreApp app,
            Predicate<TenantKey> installed,
            Function<TenantKey, Tenant> newTenant,
            Duration tokenLifetime,
            SecretValues values) {
        this.app = app;
        this.installed = installed;
        this.newTenant = newTenant;
        this.tickets = new AppTickets(values);
        this.appTokens = new TokenIssuer<>(tokenLifetime, () -> values.next("a-"));
    }

    /** Sets what a request to resend a ticket starts; it must not block. */
    public void onResend(Runnable action) {
        resend = action;
    }

    AppTicket issueTicket(long now, Instant sentAt) {
        return tickets.issue(now, sentAt);
    }

    void revokeTickets() {
        tickets.revokeAll();
    }

    void revokeAppTokens() {
        appTokens.revoke(app);
    }

    WireResponse issueAppToken(StoreAppTokenRequest request, BehaviorOverride behavior, long now, String logId) {
        @Nullable StoreApp credentials = request.credentials();
        @Nullable String ticket = request.ticket();
        if (credentials == null || ticket == null) {
            return ResponseWriter.rejection(Rejection.CREDENTIALS_UNREADABLE, logId);
        }
        if (!credentials.equals(app)) {
            return ResponseWriter.rejection(Rejection.CREDENTIALS_WRONG, logId);
        }
        if (!tickets.isValid(ticket, now)) {
            return ResponseWriter.rejection(Rejection.TICKET_INVALID, logId);
        }
        GrantedToken granted = behavior.repeatsToken() ? appTokens.repeat(app, now) : appTokens.issue(app, now);
        return ResponseWriter.token(request.endpoint(), granted, logId);
    }

    /** Returns why the app gets no token for a tenant; null if it gets one. */
    @Nullable
    Rejection rejectionOf(StoreTenantTokenRequest request, long now) {
        @Nullable String appAccessToken = request.appAccessToken();
        @Nullable TenantKey key = request.tenantKey();
        if (appAccessToken == null || key == null) {
            return Rejection.CREDENTIALS_UNREADABLE;
        }
        if (appTokens.holderOf(appAccessToken, now) == null) {
            return Rejection.APP_TOKEN_INVALID;
        }
        boolean everInstalled = installed.test(key);
        if (tenants.containsKey(key) || everInstalled) {
            boolean uninstalled = tenant(key).installation() == Installation.UNINSTALLED;
            return uninstalled ? (everInstalled ? Rejection.TENANT_NOT_INSTALLED : Rejection.TENANT_UNKNOWN) : null;
        }
        return Rejection.TENANT_UNKNOWN;
    }

    WireResponse resendTicket(ResendTicketRequest request, boolean selfBuilt, String logId) {
        @Nullable StoreApp credentials = request.credentials();
        if (credentials == null) {
            return ResponseWriter.rejection(Rejection.CREDENTIALS_UNREADABLE, logId);
        }
        if (selfBuilt) {
            return ResponseWriter.rejection(Rejection.NOT_A_STORE_APP, logId);
        }
        if (!credentials.equals(app)) {
            return ResponseWriter.rejection(Rejection.CREDENTIALS_WRONG, logId);
        }
        resend.run();
        return ResponseWriter.success(logId);
    }

    /** Returns the tenant; one that is unknown has not installed the app. */
    Tenant tenant(TenantKey key) {
        return tenants.computeIfAbsent(key, this::create);
    }

    void reset() {
        tickets.restoreRevoked();
        appTokens.restoreRevoked();
        tenants.values().forEach(this::reset);
    }

    private Tenant create(TenantKey key) {
        Tenant tenant = newTenant.apply(key);
        reset(tenant);
        return tenant;
    }

    private void reset(Tenant tenant) {
        tenant.reset();
        @Nullable TenantKey key = tenant.key();
        if (key != null && !installed.test(key)) {
            tenant.become(Installation.UNINSTALLED);
        }
    }
}
