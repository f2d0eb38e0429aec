package io.github.feedpin.redis.internal.pin;

import io.github.feedpin.pin.PinStore;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.redis.internal.connection.LettuceConnections;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.simulator.contract.PinStoreContract;
import io.github.feedpin.testsupport.RedisProcess;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The contract, on a real Redis with the time of the test. */
class RedisPinStoreContractTest implements PinStoreContract {

    private static RedisProcess redis;

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TimeSource time = TimeSource.of(clock);
    private RedisConnections connections;
    private PinStore store;

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
        clock.advanceTimeBy(Duration.ofDays(20_000));
        redis.commands().flushall();
        connections = new LettuceConnections(List.of(redis.uri()), null, null);
        store = new RedisPinStore(
                new TimedConnections(connections, () -> now().toEpochMilli()), "feedpin", BaseUrl.FEISHU, 0, time);
    }

    @AfterEach
    void disconnect() {
        connections.close().block(Duration.ofSeconds(5));
    }

    @Override
    public PinStore store() {
        return store;
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public void passes(Duration duration) {
        clock.advanceTimeBy(duration);
    }
}
