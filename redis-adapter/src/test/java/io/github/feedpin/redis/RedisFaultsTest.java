package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.QuotaUnavailableException;
import io.github.feedpin.testsupport.RedisProcess;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Faults of a real Redis while three processes use the quota. */
@Execution(ExecutionMode.CONCURRENT)
class RedisFaultsTest {

    private final RedisProcess redis = RedisProcess.start("--lua-time-limit", "100");
    private final SharedCalls shared = new SharedCalls();

    @AfterEach
    void stop() {
        shared.close();
        redis.close();
    }

    private void startThree() {
        for (int i = 0; i < 3; i++) {
            shared.add(redis.uri());
        }
        shared.start();
        shared.awaitMoreOfEach(10);
    }

    private void awaitPermitsOfHeldSlots() {
        int before = shared.grants.size();
        SharedCalls.await("permits without Redis", () -> shared.grants.size() > before);
    }

    @Test
    void unknownScriptsAndALostStateExceedNoWindow() {
        startThree();
        RedisCommands<String, String> commands = redis.commands();
        Disposable flushing = Flux.interval(Duration.ofMillis(150), Schedulers.boundedElastic())
                .doOnNext(tick -> commands.scriptFlush())
                .subscribe();
        shared.awaitMoreOfEach(20);
        commands.flushall();
        shared.awaitMoreOfEach(30);
        flushing.dispose();

        shared.assertWindowsHold();
    }

    @Test
    void whenRedisIsKilledAndStartsEmptyNoWindowIsExceeded() {
        startThree();
        redis.kill();
        awaitPermitsOfHeldSlots();
        redis.restart();
        shared.add(redis.uri());
        shared.stopCalls();
        shared.start();
        shared.awaitMoreOfEach(20);

        shared.assertWindowsHold();
    }

    @Test
    void whenRedisStopsForLongerThanTheLeaseCallsFailUntilItIsBack() {
        startThree();
        redis.signal("STOP");
        awaitPermitsOfHeldSlots();
        SharedCalls.await("failures of all", () -> shared.failures.size() >= 24);
        assertThat(shared.failures)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(QuotaUnavailableException.class)
                        .hasMessageContaining("Redis"));
        redis.signal("CONT");
        shared.awaitMoreOfEach(20);

        shared.assertWindowsHold();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OOM", "NOREPLICAS", "READONLY", "NOPERM", "BUSY"})
    void errorsOfRedisGrantNothing(String kind) {
        RedisCommands<String, String> admin = redis.commands();
        inject(kind, admin);
        shared.add(shared.redis(redis.uri()), SharedCalls.HEARTBEAT, Duration.ofSeconds(1));
        shared.start();
        shared.awaitFailure(kind);
        assertThat(shared.failures).hasOnlyElementsOfType(QuotaUnavailableException.class);
        assertThat(shared.grants).isEmpty();
        repair(kind, admin);
        shared.awaitMoreOfEach(10);
        shared.assertWindowsHold();
    }

    private void inject(String kind, RedisCommands<String, String> admin) {
        switch (kind) {
            case "OOM" -> admin.configSet("maxmemory", "1");
            case "NOREPLICAS" -> admin.configSet("min-replicas-to-write", "1");
            case "READONLY" -> admin.replicaof("127.0.0.1", 1);
            case "NOPERM" -> admin.aclSetuser("default", AclSetuserArgs.Builder.removeCommand(CommandType.EVALSHA));
            default -> {
                redis.asyncCommands().eval("while true do end", ScriptOutputType.STATUS);
                SharedCalls.await("a busy server", () -> isBusy(admin));
            }
        }
    }

    private static boolean isBusy(RedisCommands<String, String> admin) {
        try {
            admin.ping();
            return false;
        } catch (RedisBusyException busy) {
            return true;
        }
    }

    private static void repair(String kind, RedisCommands<String, String> admin) {
        switch (kind) {
            case "OOM" -> admin.configSet("maxmemory", "0");
            case "NOREPLICAS" -> admin.configSet("min-replicas-to-write", "0");
            case "READONLY" -> admin.replicaofNoOne();
            case "NOPERM" -> admin.aclSetuser("default", AclSetuserArgs.Builder.addCommand(CommandType.EVALSHA));
            default -> admin.scriptKill();
        }
    }
}
