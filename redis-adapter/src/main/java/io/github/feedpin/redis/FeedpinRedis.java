package io.github.feedpin.redis;

import io.github.feedpin.pin.PinStore;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.redis.internal.connection.RedisKeys;
import io.github.feedpin.redis.internal.pin.RedisPinStore;
import io.github.feedpin.redis.internal.token.RedisAppTicketStore;
import io.github.feedpin.redis.internal.token.RedisTokenStore;
import io.github.feedpin.redis.internal.token.SecretText;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import io.github.feedpin.token.TokenStore;
import io.lettuce.core.RedisURI;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Connection to the Redis that the processes of an app share, and entry point of this module: creates what is stored
 * there. All of it uses one connection, or one for each node of a cluster, which is opened when it is needed first.
 *
 * <p>Create one for a process, and close it last. Thread-safe.
 */
public final class FeedpinRedis {

    private final RedisConnections connections;
    private final String keyPrefix;
    private final int replicas;
    private final SecretText secrets;
    private final TimeSource time;

    FeedpinRedis(RedisConnections connections, String keyPrefix, int replicas, SecretText secrets, TimeSource time) {
        this.connections = connections;
        this.keyPrefix = keyPrefix;
        this.replicas = replicas;
        this.secrets = secrets;
        this.time = time;
    }

    /**
     * {@return a builder of the connection, which has not been opened yet}
     *
     * @param redis the address of Redis: a server, Sentinels, or a node of a cluster
     */
    public static FeedpinRedisBuilder builder(RedisURI redis) {
        return builder(List.of(Objects.requireNonNull(redis, "redis")));
    }

    /**
     * {@return a builder of the connection, which has not been opened yet}
     *
     * @param nodes the addresses of Redis, such as {@link RedisUrl#nodes()}; several for the nodes of a cluster
     * @throws IllegalArgumentException if there is none
     */
    public static FeedpinRedisBuilder builder(List<RedisURI> nodes) {
        return new FeedpinRedisBuilder(nodes);
    }

    /**
     * {@return a builder of limiters for the quota of one app, which all its processes share}
     *
     * @param platform the base URL of the platform whose quota is shared
     * @param appId the id of the app
     */
    public RedisQuotaLimiterBuilder quotaLimiter(BaseUrl platform, String appId) {
        return new RedisQuotaLimiterBuilder(
                this, Objects.requireNonNull(platform, "platform"), Objects.requireNonNull(appId, "appId"));
    }

    /**
     * {@return the store of the access tokens of one app, which all its processes share} If Redis fails, its methods
     * fail with {@link io.github.feedpin.error.UnreachableException}, and clients fetch their tokens without it.
     *
     * @param platform the base URL of the clients' platform; the store fails for others
     * @param appId the id of the app; the store fails for others
     */
    public TokenStore tokenStore(BaseUrl platform, String appId) {
        return new RedisTokenStore(
                connections,
                keyPrefix,
                Objects.requireNonNull(platform, "platform"),
                Objects.requireNonNull(appId, "appId"),
                secrets,
                time);
    }

    /**
     * {@return the store of the app tickets of one store app, which all its processes share} Any of them may receive a
     * ticket. If Redis fails, or has lost its data, tickets that this process has seen are returned; without any, and
     * in all other methods, a failure of Redis is an {@link io.github.feedpin.error.UnreachableException}.
     *
     * @param platform the base URL of the platform that pushes the tickets
     * @param appId the id of the app
     */
    public AppTicketStore appTicketStore(BaseUrl platform, String appId) {
        String key = RedisKeys.ticket(
                keyPrefix, Objects.requireNonNull(platform, "platform"), Objects.requireNonNull(appId, "appId"));
        return new RedisAppTicketStore(connections, key, secrets, time);
    }

    /**
     * {@return the store of the pins of apps, which all their processes share} Each of them may release a pin, and
     * takes over what another one has left. Its clock is that of Redis, guarded against jumps. If Redis fails, its
     * methods fail with {@link io.github.feedpin.error.PinStoreException}, so that no user is pinned who could not be
     * recorded.
     *
     * <p>Redis must not lose the pins, since the platform cannot return them: it needs persistence ({@code appendonly
     * yes}) and the policy {@code noeviction}.
     *
     * @param platform the base URL of the clients' platform
     */
    public PinStore pinStore(BaseUrl platform) {
        return new RedisPinStore(connections, keyPrefix, Objects.requireNonNull(platform, "platform"), replicas, time);
    }

    /**
     * Closes all connections. What was created fails after that as it does without Redis. Lazy and idempotent;
     * completes within a second and never fails.
     *
     * @return a {@link Mono} that completes when all connections are closed, or after a second
     */
    public Mono<Void> close() {
        return connections.close();
    }

    RedisConnections connections() {
        return connections;
    }

    String keyPrefix() {
        return keyPrefix;
    }

    int replicas() {
        return replicas;
    }

    TimeSource time() {
        return time;
    }
}
