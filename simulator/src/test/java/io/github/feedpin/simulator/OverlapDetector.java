package io.github.feedpin.simulator;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;

/** Detects two calls in flight for the same user. */
final class OverlapDetector implements FeedpinPlatform {

    private final FeedpinPlatform platform;
    private final Set<String> inFlight = new HashSet<>();
    private final List<String> overlaps = new ArrayList<>();

    OverlapDetector(FeedpinPlatform platform) {
        this.platform = platform;
    }

    List<String> overlaps() {
        return overlaps;
    }

    @Override
    public BaseUrl baseUrl() {
        return platform.baseUrl();
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        return Mono.defer(() -> {
            for (String userId : request.userIds()) {
                if (!inFlight.add(userId)) {
                    overlaps.add("Two calls for " + userId + " at once");
                }
            }
            AtomicBoolean over = new AtomicBoolean();
            Runnable end = () -> {
                if (over.compareAndSet(false, true)) {
                    request.userIds().forEach(inFlight::remove);
                }
            };
            return platform.setTimeSensitive(card, request, token)
                    .doOnNext(response -> end.run())
                    .doOnError(failure -> end.run())
                    .doOnCancel(end);
        });
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        return platform.fetchTenantAccessToken(credentials);
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchAppAccessToken(StoreApp credentials, AppTicket ticket) {
        return platform.fetchAppAccessToken(credentials, ticket);
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(
            AccessToken appAccessToken, TenantKey tenantKey) {
        return platform.fetchTenantAccessToken(appAccessToken, tenantKey);
    }

    @Override
    public Mono<PlatformResponse<Void>> resendAppTicket(StoreApp credentials) {
        return platform.resendAppTicket(credentials);
    }
}
