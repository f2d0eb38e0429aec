package io.github.feedpin.redis;

import io.github.feedpin.redis.internal.connection.LettuceConnections;
import io.github.feedpin.redis.internal.token.SecretText;
import io.github.feedpin.time.TimeSource;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.resource.ClientResources;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builder of {@link FeedpinRedis}. Not thread-safe. */
public final class FeedpinRedisBuilder {

    private final List<RedisURI> redis;
    private String keyPrefix = "feedpin";
    private int replicas;
    private TimeSource time = TimeSource.system();
    private @Nullable ClientResources resources;
    private @Nullable SslOptions ssl;
    private SecretText secrets = SecretText.plain();

    FeedpinRedisBuilder(List<RedisURI> nodes) {
        if (Objects.requireNonNull(nodes, "nodes").isEmpty()) {
            throw new IllegalArgumentException("At least one address of Redis is required");
        }
        this.redis = new ArrayList<>(List.copyOf(nodes));
    }

    /**
     * Adds an address, for the nodes of a cluster.
     *
     * @param another the address, which is tried after the others
     * @return this builder
     */
    public FeedpinRedisBuilder redis(RedisURI another) {
        redis.add(Objects.requireNonNull(another, "another"));
        return this;
    }

    /**
     * Sets the prefix of all keys; {@code feedpin} by default. All processes that use an app must have the same one,
     * otherwise they exceed the quota together.
     *
     * @param prefix the prefix, which a colon follows; without braces, since they decide on the node of a cluster
     * @return this builder
     * @throws IllegalArgumentException if {@code prefix} contains a brace
     */
    public FeedpinRedisBuilder keyPrefix(String prefix) {
        if (Objects.requireNonNull(prefix, "prefix").matches("(?s).*[{}].*")) {
            throw new IllegalArgumentException("The key prefix must not contain a brace");
        }
        this.keyPrefix = prefix;
        return this;
    }

    /**
     * Sets how many replicas must confirm each write; 0 by default. With 1 or more, slots are not granted twice when a
     * replica that has confirmed takes over.
     *
     * @param number the number of replicas; not negative
     * @return this builder
     * @throws IllegalArgumentException if {@code number} is negative
     */
    public FeedpinRedisBuilder replicas(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("The number of replicas must not be negative, but is " + number);
        }
        this.replicas = number;
        return this;
    }

    /**
     * Sets the key that tokens and tickets are encrypted with, by AES-256-GCM; by default they are stored as they are.
     * All processes that use an app must have the same one. What was stored with another key, or without one, is
     * replaced.
     *
     * @param key the key of 32 bytes, which are copied
     * @return this builder
     * @throws IllegalArgumentException if {@code key} has other than 32 bytes
     */
    public FeedpinRedisBuilder encryptionKey(byte[] key) {
        this.secrets = SecretText.encrypted(Objects.requireNonNull(key, "key"));
        return this;
    }

    /**
     * Sets the source of time; that of the system by default.
     *
     * @param source the time source, for instance one of virtual time
     * @return this builder
     */
    public FeedpinRedisBuilder timeSource(TimeSource source) {
        this.time = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Sets Lettuce's resources, such as threads and the resolver. By default, the connection has its own.
     *
     * @param shared the resources, which the application shuts down after {@link FeedpinRedis#close()}
     * @return this builder
     */
    public FeedpinRedisBuilder clientResources(ClientResources shared) {
        this.resources = Objects.requireNonNull(shared, "shared");
        return this;
    }

    /**
     * Sets the certificates and protocols of TLS, for addresses with {@code rediss}; by default, those of the JVM.
     * Whether the host name is verified is part of the address.
     *
     * @param options the options of TLS
     * @return this builder
     */
    public FeedpinRedisBuilder sslOptions(SslOptions options) {
        this.ssl = Objects.requireNonNull(options, "options");
        return this;
    }

    /**
     * Creates the connection; does not wait for Redis, and does not fail without it.
     *
     * @return the connection, which is opened when it is needed first; the application closes it
     */
    public FeedpinRedis build() {
        return new FeedpinRedis(new LettuceConnections(redis, resources, ssl), keyPrefix, replicas, secrets, time);
    }
}
