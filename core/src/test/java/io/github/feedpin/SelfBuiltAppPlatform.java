package io.github.feedpin;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.StoreApp;
import reactor.core.publisher.Mono;

/** Base class for platforms whose only app is self-built. */
public abstract class SelfBuiltAppPlatform implements FeedpinPlatform {

    @Override
    public BaseUrl baseUrl() {
        return BaseUrl.FEISHU;
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
