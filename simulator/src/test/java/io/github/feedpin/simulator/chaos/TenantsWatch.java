package io.github.feedpin.simulator.chaos;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformDecorator;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.chaos.TenantsPlan.TenantPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Between the clients and the platform: knows whose token each is, and records when it is sent for another tenant. */
final class TenantsWatch extends PlatformDecorator {

    final List<String> violations = new ArrayList<>();

    private final StoreApp app;
    private final Map<TenantKey, TenantPlan> plans = new HashMap<>();
    private final Map<AccessToken, TenantKey> tenants = new HashMap<>();
    private final Set<AccessToken> appTokens = new HashSet<>();

    TenantsWatch(FeedpinPlatform platform, StoreApp app, List<TenantPlan> plans) {
        super(platform);
        this.app = app;
        plans.forEach(plan -> this.plans.put(plan.key, plan));
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        return Mono.defer(() -> {
            @Nullable TenantKey holder = tenants.get(token);
            check(holder != null, "a call with a token that was granted to no tenant");
            boolean own = holder != null
                    && request.userIds().stream().allMatch(Objects.requireNonNull(plans.get(holder))::has);
            check(own, "a call for users of another tenant than " + holder);
            return super.setTimeSensitive(card, request, token);
        });
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        violations.add("a request for the token of a self-built app");
        return super.fetchTenantAccessToken(credentials);
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchAppAccessToken(StoreApp credentials, AppTicket ticket) {
        return Mono.defer(() -> {
            check(credentials.equals(app), "a ticket with other credentials");
            return super.fetchAppAccessToken(credentials, ticket).doOnNext(response -> {
                if (response.data() != null) {
                    appTokens.add(response.data().token());
                }
            });
        });
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(
            AccessToken appAccessToken, TenantKey tenantKey) {
        return Mono.defer(() -> {
            check(appTokens.contains(appAccessToken), "a request for a token with another one than the app's");
            check(plans.containsKey(tenantKey), "a request for a token of an unknown tenant");
            return super.fetchTenantAccessToken(appAccessToken, tenantKey).doOnNext(response -> {
                if (response.data() != null) {
                    @Nullable TenantKey other = tenants.put(response.data().token(), tenantKey);
                    check(other == null || other.equals(tenantKey), "a token that was granted to two tenants");
                }
            });
        });
    }

    @Override
    public Mono<PlatformResponse<Void>> resendAppTicket(StoreApp credentials) {
        return Mono.defer(() -> {
            check(credentials.equals(app), "a request for a ticket with other credentials");
            return super.resendAppTicket(credentials);
        });
    }

    private void check(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }
}
