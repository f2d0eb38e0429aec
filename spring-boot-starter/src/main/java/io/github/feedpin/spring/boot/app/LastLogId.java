package io.github.feedpin.spring.boot.app;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.CallCapacity;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** {@link FeedpinPlatform} decorator that remembers the log id of the last call, which the platform's support needs. */
public final class LastLogId implements FeedpinPlatform {

    private final FeedpinPlatform platform;
    private volatile @Nullable String logId;

    LastLogId(FeedpinPlatform platform) {
        this.platform = platform;
    }

    /** Returns the log id of the last call; null before the first one. */
    public @Nullable String get() {
        return logId;
    }

    @Override
    public CallCapacity capacity() {
        return platform.capacity();
    }

    @Override
    public Duration longestCall() {
        return platform.longestCall();
    }

    @Override
    public BaseUrl baseUrl() {
        return platform.baseUrl();
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(TimeSensitiveRequest request, AccessToken token) {
        return platform.setTimeSensitive(request, token).doOnNext(response -> {
            if (response.logId() != null) {
                logId = response.logId();
            }
        });
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        return platform.fetchTenantAccessToken(credentials);
    }

    @Override
    public String toString() {
        return platform.toString();
    }
}
