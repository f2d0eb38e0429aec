package io.github.feedpin.redis;

import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaListener;
import io.github.feedpin.quota.QuotaScope;
import io.github.feedpin.time.TimeSource;
import io.lettuce.core.RedisURI;
import io.lettuce.core.resource.ClientResources;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Builder of a {@link RedisQuotaLimiter}. Not thread-safe. */
public final class RedisQuotaLimiterBuilder {

    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(3);
    private static final int ID_BYTES = 12;

    private final List<RedisURI> redis = new ArrayList<>();
    private final BaseUrl platform;
    private final String appId;
    private QuotaScope scope = new QuotaScope(FeedCardType.BOT_CHAT, null);
    private String keyPrefix = "feedpin";
    private Quota quota = Quota.platformDefault();
    private Duration lease = Duration.ofSeconds(30);
    private Duration heartbeat = Duration.ofMillis(500);
    private Duration longestCall = Duration.ofMinutes(2);
    private int replicas;
    private TimeSource time = TimeSource.system();
    private QuotaListener listener = new QuotaListener() {};
    private @Nullable ClientResources resources;

    RedisQuotaLimiterBuilder(RedisURI redis, BaseUrl platform, String appId) {
        this.redis.add(Objects.requireNonNull(redis, "redis"));
        this.platform = Objects.requireNonNull(platform, "platform");
        this.appId = Objects.requireNonNull(appId, "appId");
    }

    /** Adds an address, which is tried after the others; for the nodes of a cluster. */
    public RedisQuotaLimiterBuilder redis(RedisURI another) {
        redis.add(Objects.requireNonNull(another, "another"));
        return this;
    }

    /**
     * Sets what the quota applies to, as a {@link io.github.feedpin.quota.QuotaLimiterFactory} receives it; by default
     * the bot's chat of a self-built app. Each limiter has a connection of its own.
     */
    public RedisQuotaLimiterBuilder scope(QuotaScope quotaScope) {
        this.scope = Objects.requireNonNull(quotaScope, "quotaScope");
        return this;
    }

    /**
     * Sets the prefix of the key; {@code feedpin} by default. All processes that use an app must have the same one,
     * otherwise they exceed the quota together.
     */
    public RedisQuotaLimiterBuilder keyPrefix(String prefix) {
        this.keyPrefix = Objects.requireNonNull(prefix, "prefix");
        return this;
    }

    /**
     * Sets the quota of all processes together; by default that of the platform. If their limits differ, the lowest
     * applies; their windows must have the same lengths and margins.
     */
    public RedisQuotaLimiterBuilder quota(Quota shared) {
        this.quota = Objects.requireNonNull(shared, "shared");
        return this;
    }

    /**
     * Sets how long this process may use its slots without a successful exchange; 30 seconds by default. The slots of a
     * process that fails are lost to the others for that long, and for the longest call and a window more.
     *
     * @throws IllegalArgumentException if it is shorter than 3 seconds
     */
    public RedisQuotaLimiterBuilder lease(Duration duration) {
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
     * @throws IllegalArgumentException if it is negative
     */
    public RedisQuotaLimiterBuilder longestCall(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("The longest call must not be negative, but is " + duration);
        }
        this.longestCall = duration;
        return this;
    }

    /**
     * Sets how many replicas must confirm each exchange; 0 by default. With 1 or more, slots are not granted twice when
     * a replica that has confirmed takes over.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public RedisQuotaLimiterBuilder replicas(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("The number of replicas must not be negative, but is " + number);
        }
        this.replicas = number;
        return this;
    }

    /** Sets the source of time; that of the system by default. */
    public RedisQuotaLimiterBuilder timeSource(TimeSource source) {
        this.time = Objects.requireNonNull(source, "source");
        return this;
    }

    /** Sets the listener for events of this process. */
    public RedisQuotaLimiterBuilder listener(QuotaListener events) {
        this.listener = Objects.requireNonNull(events, "events");
        return this;
    }

    /** Sets Lettuce's resources, such as threads and the resolver; they are not closed. By default, own ones. */
    public RedisQuotaLimiterBuilder clientResources(ClientResources shared) {
        this.resources = Objects.requireNonNull(shared, "shared");
        return this;
    }

    /** Sets the time between exchanges and the lease, which may be short, for tests. */
    RedisQuotaLimiterBuilder times(Duration interval, Duration shortLease) {
        this.heartbeat = interval;
        this.lease = shortLease;
        return this;
    }

    /** Creates the limiter, and starts to connect; does not wait for Redis, and does not fail without it. */
    public RedisQuotaLimiter build() {
        RedisConnections connections = new LettuceConnections(redis, resources);
        @Nullable TenantKey tenant = scope.tenantKey();
        String key = QuotaKey.of(
                keyPrefix,
                host(),
                appId,
                tenant == null ? "" : tenant.value(),
                PlatformEndpoint.of(scope.api()).path());
        QuotaMember member = new QuotaMember(
                quota,
                ExchangeTerms.of(lease, heartbeat, longestCall),
                heartbeat,
                new RedisSlotExchange(connections, RedisSlotExchange.SCRIPT, key, replicas),
                time,
                listener,
                RedisQuotaLimiterBuilder::randomId,
                () -> ThreadLocalRandom.current().nextDouble());
        member.start();
        return new RedisQuotaLimiter(member);
    }

    private String host() {
        return platform.uri().getAuthority() + platform.uri().getPath();
    }

    private static String randomId() {
        byte[] id = new byte[ID_BYTES];
        new SecureRandom().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
