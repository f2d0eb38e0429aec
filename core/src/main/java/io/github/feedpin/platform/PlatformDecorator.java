package io.github.feedpin.platform;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Base class for decorators of a {@link FeedpinPlatform}. Passes everything to the decorated platform, including its
 * capacity and longest call; subclasses override the requests that they observe or change, and call {@code super}.
 */
public abstract class PlatformDecorator implements FeedpinPlatform {

    private final FeedpinPlatform platform;

    /**
     * Creates a decorator.
     *
     * @param platform the decorated platform
     */
    protected PlatformDecorator(FeedpinPlatform platform) {
        this.platform = Objects.requireNonNull(platform, "platform");
    }

    @Override
    public BaseUrl baseUrl() {
        return platform.baseUrl();
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
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        return platform.setTimeSensitive(card, request, token);
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

    @Override
    public String toString() {
        return platform.toString();
    }
}
