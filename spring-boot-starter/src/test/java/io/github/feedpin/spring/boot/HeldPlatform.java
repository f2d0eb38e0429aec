package io.github.feedpin.spring.boot;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
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
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(TimeSensitiveRequest request, AccessToken token) {
        return response.asMono();
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        return Mono.never();
    }
}
