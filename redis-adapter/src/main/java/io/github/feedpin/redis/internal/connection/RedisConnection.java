package io.github.feedpin.redis.internal.connection;

import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** One connection to one Redis server. */
public interface RedisConnection {

    /**
     * Runs a script by its SHA-1; with its text only if the server does not know it. Lazy.
     *
     * @param keys the keys, which have the same hash tag
     * @return the values that the script returns
     */
    Mono<List<Object>> run(RedisScript script, List<String> keys, List<String> arguments);

    /** Runs a script for one key. */
    default Mono<List<Object>> run(RedisScript script, String key, List<String> arguments) {
        return run(script, List.of(key), arguments);
    }

    /**
     * Returns how many replicas have all writes of this connection, after {@code replicas} have or the time is over.
     * Lazy.
     */
    Mono<Long> awaitReplication(int replicas, Duration atMost);
}
