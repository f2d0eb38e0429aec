package io.github.feedpin.redis;

import io.github.feedpin.testsupport.RedisProcess;
import io.github.feedpin.time.TimeSource;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A real Redis and a connection to it, whose time passes on demand: the expiry of all keys is brought forward. */
final class SharedSecrets implements AutoCloseable {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final RedisProcess server = RedisProcess.start();
    private final RedisCommands<String, String> commands = server.commands();
    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TimeSource time = TimeSource.of(clock);
    private final FeedpinRedis redis;

    SharedSecrets(byte... encryptionKey) {
        clock.advanceTimeTo(Instant.parse("2026-01-01T00:00:00Z"));
        FeedpinRedisBuilder builder = FeedpinRedis.builder(server.uri()).timeSource(time);
        redis = (encryptionKey.length == 0 ? builder : builder.encryptionKey(encryptionKey)).build();
    }

    FeedpinRedis redis() {
        return redis;
    }

    TimeSource time() {
        return time;
    }

    /** Returns commands on another connection. */
    RedisCommands<String, String> commands() {
        return commands;
    }

    RedisProcess server() {
        return server;
    }

    /** Lets time pass: for this process, and for all keys. */
    void passes(Duration duration) {
        clock.advanceTimeBy(duration);
        for (String key : commands.keys("*")) {
            commands.pexpire(key, Math.max(0, commands.pttl(key) - duration.toMillis()));
        }
    }

    @Override
    public void close() {
        redis.close().block(AT_MOST);
        server.close();
    }
}
