package io.github.feedpin.redis;

import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Strategy interface for connecting to Redis. */
interface RedisConnections {

    /**
     * Uses the connection, and opens it before if there is none. After a failure or a cancellation the connection is
     * closed, so that the next use resolves names and finds the primary again. Lazy.
     */
    <T> Mono<T> use(Function<RedisConnection, Mono<T>> commands);

    /** Closes the connection and everything that it needs, within half a second. Lazy and idempotent. */
    Mono<Void> close();
}
