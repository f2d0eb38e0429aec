package io.github.feedpin.redis.internal.quota;

import io.github.feedpin.redis.internal.connection.RedisConnection;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.redis.internal.connection.RedisFailedException;
import io.github.feedpin.redis.internal.connection.RedisScript;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Exchange by a script in Redis. With replicas, an exchange succeeds only when so many of them have its writes: that
 * applies to grants and to renewals, so that neither a failover nor an isolated former primary can grant slots twice.
 */
final class RedisSlotExchange implements SlotExchange {

    static final RedisScript SCRIPT = RedisScript.resource(RedisSlotExchange.class, "exchange.lua");

    private static final Duration REPLICATION = Duration.ofSeconds(1);

    private final RedisConnections connections;
    private final String key;
    private final int replicas;

    RedisSlotExchange(RedisConnections connections, String key, int replicas) {
        this.connections = connections;
        this.key = key;
        this.replicas = replicas;
    }

    @Override
    public Mono<ExchangeReply> exchange(ExchangeRequest request) {
        // A reply that says why no exchange took place is not a failure of the connection, which others use as well.
        return connections
                .use(
                        key,
                        connection -> connection
                                .run(SCRIPT, key, request.arguments())
                                .flatMap(values -> confirmed(connection, values)))
                .map(ExchangeReply::of);
    }

    private <T> Mono<T> confirmed(RedisConnection connection, T reply) {
        if (replicas == 0) {
            return Mono.just(reply);
        }
        return connection.awaitReplication(replicas, REPLICATION).map(reached -> {
            if (reached < replicas) {
                throw new RedisFailedException(
                        "only " + reached + " of " + replicas + " replicas confirmed the exchange");
            }
            return reply;
        });
    }
}
