package io.github.feedpin.redis;

import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.quota.QuotaListener;
import io.github.feedpin.quota.QuotaScope;
import io.github.feedpin.quota.SharedQuotaLimiter;
import io.github.feedpin.redis.internal.connection.RedisKeys;
import io.github.feedpin.redis.internal.quota.MemberSettings;
import io.github.feedpin.redis.internal.quota.QuotaLog;
import io.github.feedpin.redis.internal.quota.RedisQuotaLimiter;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builder of limiters for a quota that many processes share through Redis. All of them together send no more calls than
 * the quota allows, whatever the number of processes, and also if processes, networks or Redis fail; the page
 * {@code docs/redis.md} says what is promised with replicas, Sentinel and Cluster.
 *
 * <p>Each process holds a part of the slots, by its demand, and grants permits from it without asking Redis; twice a
 * second it exchanges slots with the others. If Redis fails, it uses its slots until its lease ends. After that,
 * requests fail with {@link io.github.feedpin.error.QuotaUnavailableException}, until Redis can be reached again.
 * Requests also wait for the first exchange, for 5 seconds at most; if the state in Redis is new, slots are granted 3
 * seconds after it. {@link QuotaLimiter#close()} returns the slots to the other processes, if Redis can be reached; it
 * completes within a second and never fails.
 *
 * <p>Not thread-safe; the limiters are.
 */
public final class RedisQuotaLimiterBuilder {

    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(3);
    private static final QuotaScope BOT_CHAT = new QuotaScope(FeedCardType.BOT_CHAT, null);

    private final FeedpinRedis redis;
    private final BaseUrl platform;
    private final String appId;
    private Quota quota = Quota.platformDefault();
    private Duration lease = Duration.ofSeconds(30);
    private Duration heartbeat = Duration.ofMillis(500);
    private Duration longestCall = Duration.ofMinutes(2);
    private QuotaListener listener = new QuotaListener() {};

    RedisQuotaLimiterBuilder(FeedpinRedis redis, BaseUrl platform, String appId) {
        this.redis = redis;
        this.platform = platform;
        this.appId = appId;
    }

    /**
     * Sets the quota of all processes together; by default that of the platform.
     *
     * @param shared the quota; if the limits of processes differ, the lowest applies, but their windows must have the
     *     same lengths and margins
     * @return this builder
     */
    public RedisQuotaLimiterBuilder quota(Quota shared) {
        this.quota = Objects.requireNonNull(shared, "shared");
        return this;
    }

    /**
     * Sets how long this process may use its slots without a successful exchange; 30 seconds by default. The slots of a
     * process that fails are lost to the others for that long, and for the longest call and a window more.
     *
     * @param duration at least 3 seconds
     * @return this builder
     * @throws IllegalArgumentException if {@code duration} is shorter than 3 seconds
     */
    public RedisQuotaLimiterBuilder lease(Duration duration) {
        Objects.requireNonNull(duration, "duration");
        if (duration.compareTo(SHORTEST_LEASE) < 0) {
            throw new IllegalArgumentException("A lease takes at least 3 seconds, but is " + duration);
        }
        this.lease = duration;
        return this;
    }

    /**
     * Sets the maximum duration of a call, {@link io.github.feedpin.platform.FeedpinPlatform#longestCall()}; 2 minutes
     * by default.
     *
     * @param duration the longest time that a call of the clients takes; positive
     * @return this builder
     * @throws IllegalArgumentException if {@code duration} is not positive
     */
    public RedisQuotaLimiterBuilder longestCall(Duration duration) {
        Objects.requireNonNull(duration, "duration");
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("The longest call must be positive, but is " + duration);
        }
        this.longestCall = duration;
        return this;
    }

    /**
     * Sets the listener for events of this process. By default none.
     *
     * @param events the listener, which all limiters of this builder notify
     * @return this builder
     */
    public RedisQuotaLimiterBuilder listener(QuotaListener events) {
        this.listener = Objects.requireNonNull(events, "events");
        return this;
    }

    /** Sets the time between exchanges and the lease, which may be short, for tests. */
    RedisQuotaLimiterBuilder times(Duration interval, Duration shortLease) {
        this.heartbeat = interval;
        this.lease = shortLease;
        return this;
    }

    /**
     * Creates the limiter for the bot's chat of a self-built app, as {@link #buildFactory()} does.
     *
     * @return a new limiter, which exchanges slots until it is closed
     */
    public SharedQuotaLimiter build() {
        return start(settings(), BOT_CHAT, redis.time());
    }

    /**
     * Creates a factory of limiters with these settings, for tenants and group chats as well. Each is a
     * {@link SharedQuotaLimiter}, and starts to exchange slots at once; it does not wait for Redis, and does not fail
     * without it.
     *
     * @return the factory, which later changes of this builder do not affect
     */
    public QuotaLimiterFactory buildFactory() {
        MemberSettings settings = settings();
        return (scope, time) -> start(settings, scope, time);
    }

    private MemberSettings settings() {
        return new MemberSettings(quota, lease, heartbeat, longestCall, listener, new QuotaLog());
    }

    private SharedQuotaLimiter start(MemberSettings settings, QuotaScope scope, TimeSource time) {
        return RedisQuotaLimiter.start(redis.connections(), key(scope), redis.replicas(), settings, time);
    }

    private String key(QuotaScope scope) {
        @Nullable TenantKey tenant = scope.tenantKey();
        return RedisKeys.quota(
                redis.keyPrefix(),
                platform,
                appId,
                tenant == null ? "" : tenant.value(),
                PlatformEndpoint.of(scope.api()).path());
    }
}
