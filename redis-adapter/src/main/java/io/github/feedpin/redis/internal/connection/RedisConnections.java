package io.github.feedpin.redis.internal.connection;

import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Strategy interface for connecting to Redis. */
public interface RedisConnections {

    /**
     * Uses the connection, and opens it before if there is none. After a failure or a cancellation the connection is
     * closed, so that the next use resolves names and finds the primary again. Lazy.
     *
     * @param key decides on the node, in a cluster
     */
    <T> Mono<T> use(String key, Function<RedisConnection, Mono<T>> commands);

    /** Closes the connection and everything that it needs, within half a second. Lazy and idempotent. */
    Mono<Void> close();
}
