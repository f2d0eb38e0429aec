package io.github.feedpin.spring.boot;

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
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** {@link FeedpinPlatform} that responds to calls when the test tells it to. */
public final class HeldPlatform implements FeedpinPlatform {

    private final Sinks.One<PlatformResponse<List<FailedUser>>> response = Sinks.one();

    public void respondWithSuccess() {
        response.tryEmitValue(PlatformResponse.success(List.<FailedUser>of(), null))
                .orThrow();
    }

    @Override
    public BaseUrl baseUrl() {
        return BaseUrl.FEISHU;
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        return response.asMono();
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        return Mono.never();
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchAppAccessToken(StoreApp credentials, AppTicket ticket) {
        throw new UnsupportedOperationException("a self-built app has no ticket");
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(
            AccessToken appAccessToken, TenantKey tenantKey) {
        throw new UnsupportedOperationException("a self-built app has no ticket");
    }

    @Override
    public Mono<PlatformResponse<Void>> resendAppTicket(StoreApp credentials) {
        throw new UnsupportedOperationException("a self-built app has no ticket");
    }
}
