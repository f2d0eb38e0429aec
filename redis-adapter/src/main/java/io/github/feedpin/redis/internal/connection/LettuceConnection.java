package io.github.feedpin.redis.internal.connection;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.NestedMultiOutput;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Commands of an open connection.
 *
 * @param open the connection
 * @param waits awaits the replicas of the connection
 * @param asking whether the node is receiving the slot of the key from another node of the cluster
 */
record LettuceConnection(StatefulRedisConnection<String, String> open, LettuceWaits waits, boolean asking)
        implements RedisConnection {

    @Override
    public Mono<List<Object>> run(RedisScript script, List<String> keys, List<String> arguments) {
        return send(CommandType.EVALSHA, script.sha1(), keys, arguments)
                .onErrorResume(
                        RedisNoScriptException.class,
                        unknown -> send(CommandType.EVAL, script.text(), keys, arguments));
    }

    @Override
    public Mono<Long> awaitReplication(int replicas, Duration atMost) {
        return Mono.defer(() -> Outcome.of(waits.await(open, replicas, atMost)));
    }

    /**
     * Sends a script. A node that is receiving the slot accepts only the next command after ASKING, so both are written
     * together: other threads send commands at the same time.
     */
    private Mono<List<Object>> send(CommandType type, String script, List<String> keys, List<String> arguments) {
        return Mono.defer(() -> {
            AsyncCommand<String, String, List<Object>> command = new AsyncCommand<>(new Command<>(
                    type,
                    new NestedMultiOutput<>(StringCodec.UTF8),
                    new CommandArgs<>(StringCodec.UTF8)
                            .add(script)
                            .add(keys.size())
                            .addKeys(keys)
                            .addValues(arguments)));
            // Lettuce writes the commands of a list one by one.
            synchronized (open) {
                if (asking) {
                    open.dispatch(new AsyncCommand<>(
                            new Command<>(CommandType.ASKING, new StatusOutput<>(StringCodec.UTF8))));
                }
                open.dispatch(command);
            }
            return Outcome.of(command);
        });
    }
}
