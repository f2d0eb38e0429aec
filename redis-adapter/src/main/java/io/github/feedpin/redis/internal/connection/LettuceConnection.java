package io.github.feedpin.redis.internal.connection;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Commands of an open connection.
 *
 * @param open the connection
 * @param waits awaits the replicas of the connection
 * @param asking whether the node is receiving the slot of the key from another node of the cluster
 */
record LettuceConnection(StatefulRedisConnection<String, String> open, ReplicationWaits waits, boolean asking)
        implements RedisConnection {

    @Override
    public Mono<List<Object>> run(RedisScript script, List<String> keyList, List<String> arguments) {
        String[] keys = keyList.toArray(String[]::new);
        String[] values = arguments.toArray(String[]::new);
        return send(commands -> commands.<List<Object>>evalsha(script.sha1(), ScriptOutputType.MULTI, keys, values))
                .onErrorResume(
                        RedisNoScriptException.class,
                        unknown -> send(commands ->
                                commands.<List<Object>>eval(script.text(), ScriptOutputType.MULTI, keys, values)));
    }

    @Override
    public Mono<Long> awaitReplication(int replicas, Duration atMost) {
        return Mono.defer(() -> Outcome.of(waits.await(open, replicas, atMost)));
    }

    /** Sends a command with keys. A node that is receiving the slot accepts only the next one after ASKING. */
    private <T> Mono<T> send(Function<RedisAsyncCommands<String, String>, CompletionStage<T>> command) {
        return Mono.defer(() -> {
            if (asking) {
                open.async().asking();
            }
            return Outcome.of(command.apply(open.async()));
        });
    }
}
