package io.github.feedpin.redis.internal.pin;

import io.github.feedpin.redis.internal.connection.RedisConnection;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.redis.internal.connection.RedisScript;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Connections that lose replies, or commands, or do not respond, as the test says. */
record LossyConnections(RedisConnections connections, AtomicReference<Fault> fault) implements RedisConnections {

    enum Fault {
        NONE,
        /** Redis executes the next command, and the connection is lost before the reply; from then on, commands. */
        REPLY_ONCE,
        /** As above, but there is no failure: nothing arrives. */
        SILENCE_ONCE,
        /** The connection is lost before commands arrive. */
        COMMANDS,
        /** A cluster is moving the keys during the next two commands. */
        MIGRATION_TWICE,
        MIGRATION_ONCE
    }

    LossyConnections(RedisConnections connections) {
        this(connections, new AtomicReference<>(Fault.NONE));
    }

    @Override
    public <T> Mono<T> use(String key, Function<RedisConnection, Mono<T>> commands) {
        return connections.use(key, connection -> commands.apply(new Lossy(connection)));
    }

    @Override
    public Mono<Void> close() {
        return connections.close();
    }

    private final class Lossy implements RedisConnection {

        private final RedisConnection connection;

        Lossy(RedisConnection connection) {
            this.connection = connection;
        }

        @Override
        public Mono<List<Object>> run(RedisScript script, List<String> keys, List<String> arguments) {
            Mono<List<Object>> lost = Mono.error(() -> new RedisException("lost"));
            Mono<List<Object>> moving = Mono.error(() ->
                    new RedisCommandExecutionException("TRYAGAIN Multiple keys request during rehashing of slot"));
            return Mono.defer(() -> switch (Objects.requireNonNull(fault.get())) {
                case MIGRATION_TWICE -> {
                    fault.set(Fault.MIGRATION_ONCE);
                    yield moving;
                }
                case MIGRATION_ONCE -> {
                    fault.set(Fault.NONE);
                    yield moving;
                }
                case NONE -> connection.run(script, keys, arguments);
                case REPLY_ONCE -> {
                    fault.set(Fault.COMMANDS);
                    yield connection.run(script, keys, arguments).then(lost);
                }
                case SILENCE_ONCE -> {
                    fault.set(Fault.COMMANDS);
                    yield connection.run(script, keys, arguments).then(Mono.never());
                }
                case COMMANDS -> lost;
            });
        }

        @Override
        public Mono<Long> awaitReplication(int replicas, Duration atMost) {
            return connection.awaitReplication(replicas, atMost);
        }
    }
}
