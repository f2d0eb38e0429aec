package io.github.feedpin.redis.internal.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.redis.internal.connection.RedisConnection;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.redis.internal.connection.RedisScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/**
 * Connections that run the script with the time of a test instead of TIME.
 *
 * @param connections connect to a real Redis
 * @param millis the time
 */
record TimedConnections(RedisConnections connections, LongSupplier millis) implements RedisConnections {

    private static final RedisScript SCRIPT = RedisScript.of(withTimeOfTest());

    private static String withTimeOfTest() {
        String text = PinScript.SCRIPT.text();
        String call = "redis.call('TIME')";
        assertThat(text).contains(call);
        return "local test_time = tonumber(table.remove(ARGV))\n"
                + text.replace(call, "{ test_time / 1000, test_time % 1000 * 1000 }")
                        .replace("time[1] * 1000", "floor(time[1]) * 1000");
    }

    @Override
    public <T> Mono<T> use(String key, Function<RedisConnection, Mono<T>> commands) {
        return connections.use(key, connection -> commands.apply(new Timed(connection)));
    }

    @Override
    public Mono<Void> close() {
        return connections.close();
    }

    private final class Timed implements RedisConnection {

        private final RedisConnection connection;

        Timed(RedisConnection connection) {
            this.connection = connection;
        }

        @Override
        public Mono<List<Object>> run(RedisScript script, List<String> keys, List<String> arguments) {
            List<String> timed = new ArrayList<>(arguments);
            timed.add(String.valueOf(millis.getAsLong()));
            return connection.run(SCRIPT, keys, timed);
        }

        @Override
        public Mono<Long> awaitReplication(int replicas, Duration atMost) {
            return connection.awaitReplication(replicas, atMost);
        }
    }
}
