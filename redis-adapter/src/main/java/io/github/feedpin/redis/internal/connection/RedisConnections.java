package io.github.feedpin.redis.internal.connection;

import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Strategy interface for connecting to Redis: one connection, or one for each node of a cluster. */
public interface RedisConnections {

    /**
     * Uses the connection to the node that has a key, and opens it before if there is none. If the node of a cluster
     * names another one, the commands are run there, from the first one on. After other failures the next use opens
     * another connection, so that it resolves names and finds the primary again; not if Redis rejects the use of this
     * key only. Lazy; commands that were started are continued after a cancellation.
     */
    <T> Mono<T> use(String key, Function<RedisConnection, Mono<T>> commands);

    /** Closes the connections and everything that they need, within half a second. Lazy and idempotent. */
    Mono<Void> close();
}
