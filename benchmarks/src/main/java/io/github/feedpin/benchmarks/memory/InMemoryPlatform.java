package io.github.feedpin.benchmarks.memory;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** A platform that succeeds at once, at no cost. */
final class InMemoryPlatform implements FeedpinPlatform {

    private static final Mono<PlatformResponse<GrantedToken>> TOKEN = Mono.just(
            PlatformResponse.success(new GrantedToken(new AccessToken("t-of-nobody"), Duration.ofHours(2)), null));

    private static final Mono<PlatformResponse<List<FailedUser>>> SUCCESS =
            Mono.just(PlatformResponse.success(List.of(), null));

    @Override
    public BaseUrl baseUrl() {
        return BaseUrl.FEISHU;
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(TimeSensitiveRequest request, AccessToken token) {
        return SUCCESS;
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        return TOKEN;
    }
}
