package io.github.feedpin.benchmarks.simulation;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * A platform to which each request, and from which each response, is under way for a while.
 *
 * @param oneWay how long, drawn anew for each
 */
record DistantPlatform(FeedpinPlatform platform, Supplier<Duration> oneWay, TimeSource time)
        implements FeedpinPlatform {

    @Override
    public BaseUrl baseUrl() {
        return platform.baseUrl();
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(TimeSensitiveRequest request, AccessToken token) {
        return thereAndBack(platform.setTimeSensitive(request, token));
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        return thereAndBack(platform.fetchTenantAccessToken(credentials));
    }

    private <T> Mono<T> thereAndBack(Mono<T> exchange) {
        return Mono.defer(() -> time.delay(oneWay.get()))
                .then(exchange)
                .delayUntil(response -> time.delay(oneWay.get()));
    }
}
