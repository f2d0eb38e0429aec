package io.github.feedpin.redis;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.time.TimeSource;
import io.lettuce.core.RedisURI;
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
    private final TimeSource time;

    FeedpinRedis(RedisConnections connections, String keyPrefix, int replicas, TimeSource time) {
        this.connections = connections;
        this.keyPrefix = keyPrefix;
        this.replicas = replicas;
        this.time = time;
    }

    /**
     * Returns a builder.
     *
     * @param redis the address of Redis: a server, Sentinels, or a node of a cluster
     */
    public static FeedpinRedisBuilder builder(RedisURI redis) {
        return new FeedpinRedisBuilder(redis);
    }

    /**
     * Returns a builder of limiters for the quota of one app, which all its processes share.
     *
     * @param platform the platform whose quota is shared
     * @param appId the id of the app
     */
    public RedisQuotaLimiterBuilder quotaLimiter(BaseUrl platform, String appId) {
        return new RedisQuotaLimiterBuilder(
                this, Objects.requireNonNull(platform, "platform"), Objects.requireNonNull(appId, "appId"));
    }

    /**
     * Closes all connections. What was created fails after that as it does without Redis. Lazy and idempotent;
     * completes within a second and never fails.
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
