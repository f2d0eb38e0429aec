package io.github.feedpin.redis.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.redis.internal.connection.RedisConnection;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.redis.internal.connection.RedisFailedException;
import io.github.feedpin.redis.internal.connection.RedisKeys;
import io.github.feedpin.redis.internal.connection.RedisScript;
import io.lettuce.core.RedisCommandExecutionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class RedisSlotExchangeTest {

    private static final List<Object> REPLY = List.of(0L, "e", 1L, 0L, 0L, "1", 0L, 0L, 5L, 5L, 20L, 5L, "5", 10L);

    private final AtomicInteger waits = new AtomicInteger();

    private SlotExchange exchange(Mono<List<Object>> result, int replicas, long confirmed) {
        RedisConnection connection = new RedisConnection() {
            @Override
            public Mono<List<Object>> run(RedisScript script, List<String> keys, List<String> arguments) {
                return result;
            }

            @Override
            public Mono<Long> awaitReplication(int number, Duration atMost) {
                waits.incrementAndGet();
                return Mono.just(confirmed);
            }
        };
        RedisConnections connections = new RedisConnections() {
            @Override
            public <T> Mono<T> use(String key, Function<RedisConnection, Mono<T>> commands) {
                return commands.apply(connection);
            }

            @Override
            public Mono<Void> close() {
                return Mono.empty();
            }
        };
        return new RedisSlotExchange(connections, "key", replicas);
    }

    private static void perform(SlotExchange exchange) {
        exchange.exchange(SlotExchangeContract.request("a", "", 1, 0, 5)).block(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOADING Redis is loading the dataset in memory",
                "MISCONF Redis is configured to save RDB snapshots",
                "CLUSTERDOWN Hash slot not served",
                "OOM command not allowed when used memory > 'maxmemory'",
                "NOAUTH Authentication required.",
                "ERR Error running script"
            })
    void errorsOfRedisFailTheExchange(String error) {
        SlotExchange exchange = exchange(Mono.error(new RedisCommandExecutionException(error)), 0, 0);
        assertThatThrownBy(() -> perform(exchange)).hasMessageContaining(error);
    }

    @Test
    void exchangeCountsOnlyWhenReplicasConfirmIt() {
        perform(exchange(Mono.just(REPLY), 1, 1));
        assertThatThrownBy(() -> perform(exchange(Mono.just(REPLY), 2, 1)))
                .hasMessage("only 1 of 2 replicas confirmed the exchange");
        assertThat(waits).hasValue(2);
    }

    @Test
    void withoutReplicasNoneAreAwaited() {
        perform(exchange(Mono.just(REPLY), 0, 0));
        assertThat(waits).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "x", "7"})
    void invalidResultFailsTheExchange(String value) {
        List<Object> values = value.isEmpty() ? List.of() : List.of(value);
        assertThatThrownBy(() -> perform(exchange(Mono.just(values), 0, 0))).isInstanceOf(RedisFailedException.class);
    }

    /** Managed clusters reject scripts whose keys they cannot see. */
    @Test
    void scriptNamesItsKeyLiterallyInEachCommand() {
        String text = RedisSlotExchange.SCRIPT.text();
        Matcher calls =
                Pattern.compile("redis\\.call\\('(\\w+)'(, KEYS\\[1\\])?").matcher(text);
        while (calls.find()) {
            assertThat(calls.group(2) != null || calls.group(1).equals("TIME"))
                    .as(calls.group())
                    .isTrue();
        }
        assertThat(text).doesNotContain("= KEYS").doesNotContain("pcall");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://Open.Feishu.cn", "https://open.feishu.cn:443", "HTTPS://open.feishu.cn/"})
    void eachSpellingOfABaseUrlHasTheSameKey(String url) {
        assertThat(RedisKeys.quota("feedpin", BaseUrl.of(url), "cli_a", "", "/x"))
                .isEqualTo(RedisKeys.quota("feedpin", BaseUrl.FEISHU, "cli_a", "", "/x"));
    }

    @Test
    void keyHasOneHashTag() {
        assertThat(RedisKeys.quota("feedpin", BaseUrl.FEISHU, "cli_{a}", "", "/x"))
                .isEqualTo("feedpin:{open.feishu.cn|cli_%7Ba%7D||/x}:quota");
    }
}
