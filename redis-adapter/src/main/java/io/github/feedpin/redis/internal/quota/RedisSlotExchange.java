package io.github.feedpin.redis.internal.quota;

import io.github.feedpin.redis.internal.connection.RedisConnection;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.redis.internal.connection.RedisFailedException;
import io.github.feedpin.redis.internal.connection.RedisScript;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Exchange by a script in Redis. With replicas, an exchange succeeds only when so many of them have its writes: that
 * applies to grants and to renewals, so that neither a failover nor an isolated former primary can grant slots twice.
 */
public final class RedisSlotExchange implements SlotExchange {

    public static final RedisScript SCRIPT = RedisScript.resource(RedisSlotExchange.class, "exchange.lua");

    private static final Duration REPLICATION = Duration.ofSeconds(1);

    private final RedisConnections connections;
    private final RedisScript script;
    private final String key;
    private final int replicas;

    public RedisSlotExchange(RedisConnections connections, RedisScript script, String key, int replicas) {
        this.connections = connections;
        this.script = script;
        this.key = key;
        this.replicas = replicas;
    }

    @Override
    public Mono<ExchangeReply> exchange(ExchangeRequest request) {
        return connections.use(
                key,
                connection -> connection
                        .run(script, List.of(key), request.arguments())
                        .map(ExchangeReply::of)
                        .flatMap(reply -> confirmed(connection, reply)));
    }

    private Mono<ExchangeReply> confirmed(RedisConnection connection, ExchangeReply reply) {
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
