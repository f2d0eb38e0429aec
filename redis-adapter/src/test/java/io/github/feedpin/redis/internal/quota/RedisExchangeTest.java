package io.github.feedpin.redis.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.redis.internal.connection.LettuceConnections;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.redis.internal.connection.RedisFailedException;
import io.github.feedpin.testsupport.RedisProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisExchangeTest implements SlotExchangeContract {

    private static final String KEY = "feedpin:{test}:quota";
    private static RedisProcess redis;

    private RedisConnections connections;
    private SlotExchange exchange;

    @BeforeAll
    static void start() {
        redis = RedisProcess.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @BeforeEach
    void connect() {
        connections = new LettuceConnections(List.of(redis.uri()), null, null);
        exchange = new RedisSlotExchange(connections, KEY, 0);
    }

    @AfterEach
    void disconnect() {
        connections.close().block(Duration.ofSeconds(5));
    }

    @Override
    public SlotExchange empty() {
        loseState();
        return exchange;
    }

    @Override
    public void loseState() {
        redis.commands().del(KEY);
    }

    @Override
    public void pass() {
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }

    @Test
    void unknownLayoutIsRejected() {
        redis.commands().del(KEY);
        redis.commands().hset(KEY, "v", "99");
        assertThatThrownBy(() -> exchange.exchange(SlotExchangeContract.request("a", "", 1, 0, 5))
                        .block(Duration.ofSeconds(5)))
                .isInstanceOf(RedisFailedException.class)
                .hasMessageContaining("unknown layout 99");
    }

    @Test
    void stateIsOneKeyWithoutExpiry() {
        redis.commands().flushall();
        exchange.exchange(SlotExchangeContract.request("a", "", 1, 0, 5)).block(Duration.ofSeconds(5));
        assertThat(redis.commands().dbsize()).isEqualTo(1);
        assertThat(redis.commands().ttl(KEY)).isEqualTo(-1);
    }
}
