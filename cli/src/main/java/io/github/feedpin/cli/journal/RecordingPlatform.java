package io.github.feedpin.cli.journal;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.CallCapacity;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Platform that records each call before it is sent. A call that cannot be recorded fails as certainly not sent.
 *
 * @param delegate sends the calls
 * @param intents records a request; completes when it may be sent, on a thread that may be blocked
 */
record RecordingPlatform(FeedpinPlatform delegate, Function<TimeSensitiveRequest, Mono<Void>> intents)
        implements FeedpinPlatform {

    @Override
    public BaseUrl baseUrl() {
        return delegate.baseUrl();
    }

    @Override
    public CallCapacity capacity() {
        return delegate.capacity();
    }

    @Override
    public Duration longestCall() {
        return delegate.longestCall();
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        return Mono.defer(() -> intents.apply(request))
                .then(Mono.defer(() -> delegate.setTimeSensitive(card, request, token)));
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        return delegate.fetchTenantAccessToken(credentials);
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchAppAccessToken(StoreApp credentials, AppTicket ticket) {
        return delegate.fetchAppAccessToken(credentials, ticket);
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(
            AccessToken appAccessToken, TenantKey tenantKey) {
        return delegate.fetchTenantAccessToken(appAccessToken, tenantKey);
    }

    @Override
    public Mono<PlatformResponse<Void>> resendAppTicket(StoreApp credentials) {
        return delegate.resendAppTicket(credentials);
    }
}
