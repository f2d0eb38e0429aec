package io.github.feedpin.redis;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Exchange by a script in Redis. With replicas, an exchange succeeds only when so many of them have its writes: that
 * applies to grants and to renewals, so that neither a failover nor an isolated former primary can grant slots twice.
 */
final class RedisSlotExchange implements SlotExchange {

    static final RedisScript SCRIPT = RedisScript.resource("exchange.lua");

    private static final Duration REPLICATION = Duration.ofSeconds(1);

    private final RedisConnections connections;
    private final RedisScript script;
    private final String key;
    private final int replicas;

    RedisSlotExchange(RedisConnections connections, RedisScript script, String key, int replicas) {
        this.connections = connections;
        this.script = script;
        this.key = key;
        this.replicas = replicas;
    }

    @Override
    public Mono<ExchangeReply> exchange(ExchangeRequest request) {
        return connections.use(connection -> connection
                .run(script, key, request.arguments())
                .map(ExchangeReply::of)
                .flatMap(reply -> confirmed(connection, reply)));
    }

    private Mono<ExchangeReply> confirmed(RedisConnection connection, ExchangeReply reply) {
        if (replicas == 0) {
            return Mono.just(reply);
        }
        return connection.awaitReplication(replicas, REPLICATION).map(reached -> {
            if (reached < replicas) {
                throw new ExchangeFailedException(
                        "only " + reached + " of " + replicas + " replicas confirmed the exchange");
            }
            return reply;
        });
    }

    @Override
    public Mono<Void> close() {
        return connections.close();
    }
}
