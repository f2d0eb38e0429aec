package io.github.feedpin.spring.boot.redis;

import io.github.feedpin.pin.PinStore;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.redis.FeedpinRedis;
import io.github.feedpin.spring.boot.app.SharedQuota;
import io.github.feedpin.spring.boot.app.SharedState;
import io.github.feedpin.spring.boot.properties.RedisProperties;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import io.github.feedpin.token.TokenStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@link SharedState} in Redis. */
final class RedisSharing implements SharedState {

    private final FeedpinRedis redis;
    private final RedisProperties properties;
    /** The limiters of self-built apps, which live as long as this; those of tenants are closed with their tenant. */
    private final Set<QuotaLimiter> limiters = ConcurrentHashMap.newKeySet();

    RedisSharing(FeedpinRedis redis, RedisProperties properties) {
        this.redis = redis;
        this.properties = properties;
    }

    @Override
    public boolean sharesQuota() {
        return properties.quota().enabled();
    }

    /** {@inheritDoc} The other processes share the system's time, whatever the clients' source of time is. */
    @Override
    public @Nullable QuotaLimiterFactory quotaLimiters(SharedQuota quota) {
        if (!sharesQuota()) {
            return null;
        }
        QuotaLimiterFactory shared = redis.quotaLimiter(quota.platform(), quota.appId())
                .quota(quota.quota())
                .longestCall(quota.longestCall())
                .listener(quota.listener())
                .buildFactory();
        return (scope, time) -> {
            QuotaLimiter limiter = shared.create(scope, TimeSource.system());
            if (scope.tenantKey() == null) {
                limiters.add(limiter);
            }
            return limiter;
        };
    }

    @Override
    public @Nullable TokenStore tokens(BaseUrl platform, String appId) {
        return properties.tokens().enabled() ? redis.tokenStore(platform, appId) : null;
    }

    @Override
    public @Nullable AppTicketStore tickets(BaseUrl platform, String appId) {
        return properties.tickets().enabled() ? redis.appTicketStore(platform, appId) : null;
    }

    @Override
    public @Nullable PinStore pins(BaseUrl platform) {
        return properties.pins().enabled() ? redis.pinStore(platform) : null;
    }

    @Override
    public Mono<Void> close() {
        return Flux.fromIterable(limiters)
                .flatMap(QuotaLimiter::close, Integer.MAX_VALUE)
                .then(redis.close());
    }
}
