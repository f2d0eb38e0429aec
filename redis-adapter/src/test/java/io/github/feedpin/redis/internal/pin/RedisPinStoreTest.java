package io.github.feedpin.redis.internal.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.feedpin.error.PinStoreException;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.pin.DuePins;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinCounts;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.redis.internal.connection.LettuceConnections;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.testsupport.RedisProcess;
import io.github.feedpin.time.TimeSource;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.SlotHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Faults of a real Redis, and of its clock. */
@Execution(ExecutionMode.CONCURRENT)
class RedisPinStoreTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String APP = "cli_1";
    private static final PinTarget TARGET = new PinTarget(APP, null, FeedCard.BOT_CHAT, UserIdType.OPEN_ID);

    private final RedisProcess redis = RedisProcess.start();
    private final RedisCommands<String, String> commands = redis.commands();
    private final RedisConnections connections = new LettuceConnections(List.of(redis.uri()), null, null);
    private final PinStore store = store(connections, 0, TimeSource.system());

    @AfterEach
    void stop() {
        connections.close().block(AT_MOST);
        redis.close();
    }

    private static PinStore store(RedisConnections used, int replicas, TimeSource time) {
        return new RedisPinStore(used, "feedpin", BaseUrl.FEISHU, replicas, time);
    }

    @Test
    void keysHaveOneHashTagAndNoExpiryExceptThoseOfBegins() {
        pin(PinRelease.after(MINUTE), "ou_1");
        pin(new PinTarget(APP, new TenantKey("t{x}"), FeedCard.groupChat("oc_1"), UserIdType.USER_ID), "ou_2");
        List<String> keys = commands.keys("*");

        assertThat(keys).filteredOn(key -> key.contains(":begun:")).hasSize(2);
        assertThat(keys).hasSize(9).allSatisfy(key -> {
            if (key.contains(":begun:")) {
                assertThat(commands.ttl(key)).isBetween(1L, 3600L);
            } else {
                assertThat(commands.ttl(key)).isEqualTo(-1);
            }
            assertThat(SlotHash.getSlot(key)).isEqualTo(SlotHash.getSlot("{open.feishu.cn|cli_1}"));
        });
    }

    @Test
    void eachUserIsListedOnceThoughTheHashShrinksMeanwhile() {
        List<String> users =
                IntStream.range(0, 12_000).mapToObj("ou_%06d"::formatted).toList();
        for (int i = 0; i < users.size(); i += 1_000) {
            pin(PinRelease.never(), users.subList(i, i + 1_000).toArray(String[]::new));
        }
        List<String> kept = users.subList(0, 1_000);
        List<String> seen = new ArrayList<>();

        store.pinned(TARGET)
                .map(PinnedUser::userId)
                .doOnNext(userId -> {
                    seen.add(userId);
                    if (seen.size() == 3_000) {
                        // Without the calls of unpins, to make it fast.
                        for (int i = 1_000; i < users.size(); i += 1_000) {
                            commands.hdel(
                                    key("users"), users.subList(i, i + 1_000).toArray(String[]::new));
                        }
                    }
                })
                .blockLast(AT_MOST);

        assertThat(seen).doesNotHaveDuplicates().containsAll(kept);
    }

    @Test
    void commandThatRedisExecutesWhenItWakesUpRecordsNothing() {
        pin(PinRelease.never(), "ou_other");
        redis.signal("STOP");
        assertThatThrownBy(() -> beginPins(TARGET, PinRelease.never(), "ou_late"))
                .isInstanceOf(PinStoreException.class);
        redis.signal("CONT");

        assertThat(pinned()).extracting(PinnedUser::userId).containsExactly("ou_other");
        assertThat(beginPins(TARGET, PinRelease.never(), "ou_late").mustWait()).isFalse();
    }

    /** T18: neither the clocks of processes nor jumps of that of Redis release anybody early. */
    @Test
    void jumpsOfTheClockOfRedisNeitherReleaseEarlyNorStopReleases() {
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        clock.advanceTimeBy(Duration.ofDays(20_000));
        TimeSource time = TimeSource.of(clock);
        AtomicLong jump = new AtomicLong();
        PinStore timed =
                store(new TimedConnections(connections, () -> time.now().toEpochMilli() + jump.get()), 0, time);
        Instant at = time.now().plus(MINUTE);
        end(timed, await(timed.beginPins(TARGET, Map.of("ou_after", PinRelease.after(MINUTE)), MINUTE)));
        end(timed, await(timed.beginPins(TARGET, Map.of("ou_at", PinRelease.at(at)), MINUTE)));

        for (Duration jumped : List.of(Duration.ofHours(3), Duration.ofHours(-5), Duration.ofSeconds(40))) {
            for (int second = 0; second < 19; second++) {
                assertThat(await(timed.due(APP, 9))).isEmpty();
                clock.advanceTimeBy(Duration.ofSeconds(1));
            }
            jump.addAndGet(jumped.toMillis());
        }
        assertThat(await(timed.due(APP, 9))).isEmpty();
        clock.advanceTimeBy(Duration.ofMillis(2_500));
        assertThat(await(timed.due(APP, 9))).isEmpty();
        // The second before the clock was set back is lost.
        clock.advanceTimeBy(Duration.ofSeconds(2));

        assertThat(await(timed.due(APP, 9))).containsExactly(new DuePins(TARGET, 2));
    }

    @Test
    void lossOfTheRecordIsLogged() {
        PinTarget target = new PinTarget("cli_lost", null, FeedCard.BOT_CHAT, UserIdType.OPEN_ID);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        Logger logger = (Logger) LoggerFactory.getLogger(PinScript.class);
        logger.addAppender(logged);
        try {
            pin(target, "ou_1");
            commands.flushall();
            pin(target, "ou_2");
        } finally {
            logger.detachAppender(logged);
            // Events of the tests that run at the same time are no longer added.
            logged.stop();
        }

        assertThat(logged.list)
                .filteredOn(event -> event.getFormattedMessage().contains("cli_lost"))
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .contains("lost the recorded pins of cli_lost", "appendonly yes"));
    }

    @Test
    void callsOfALostRecordDoNotEndNewOnes() {
        PinCall lost = beginPins(TARGET, PinRelease.never(), "ou_1");
        commands.flushall();
        PinCall current = beginPins(TARGET, PinRelease.never(), "ou_1");
        assertThat(current.id()).isGreaterThan(lost.id());

        store.end(TARGET, lost.id(), List.of(PinCallEnd.of("ou_1", PinCallEnd.Result.UNCHANGED)))
                .block(AT_MOST);

        assertThat(pinned()).hasSize(1);
    }

    @Test
    void unknownLayoutIsRejected() {
        pin(PinRelease.never(), "ou_1");
        commands.hset("feedpin:{open.feishu.cn|cli_1}:pins", "v", "99");

        assertThatThrownBy(() -> beginPins(TARGET, PinRelease.never(), "ou_1"))
                .isInstanceOf(PinStoreException.class)
                .hasMessageContaining("unknown layout 99");
    }

    @Test
    void scriptsAreSentAgainAfterScriptFlush() {
        pin(PinRelease.never(), "ou_1");
        commands.scriptFlush();

        pin(PinRelease.never(), "ou_2");

        assertThat(await(store.counts(APP))).isEqualTo(new PinCounts(2, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxmemory 1 OOM", "min-replicas-to-write 1 NOREPLICAS"})
    void errorsOfRedisRecordNothing(String fault) {
        String[] parts = fault.split(" ", -1);
        commands.configSet(parts[0], parts[1]);

        assertThatThrownBy(() -> beginPins(TARGET, PinRelease.never(), "ou_1"))
                .isInstanceOf(PinStoreException.class)
                .hasMessageContaining(parts[2]);
        commands.configSet(parts[0], "0");
        assertThat(pinned()).isEmpty();
    }

    @Test
    void beginCountsOnlyWhenReplicasConfirm() {
        PinStore replicated = store(connections, 1, TimeSource.system());
        assertThatThrownBy(() -> replicated
                        .beginPins(TARGET, Map.of("ou_1", PinRelease.never()), MINUTE)
                        .block(AT_MOST))
                .isInstanceOf(PinStoreException.class)
                .hasMessageContaining("only 0 of 1 replicas");

        try (RedisProcess replica = RedisProcess.start("--replicaof", "127.0.0.1", String.valueOf(redis.port()))) {
            awaitReplica(replica);
            assertThat(await(replicated.beginPins(TARGET, Map.of("ou_1", PinRelease.never()), MINUTE))
                            .mustWait())
                    .isFalse();
        }
    }

    @Test
    void beginThatReplicasDoNotConfirmIsUndone() {
        pin(PinRelease.after(MINUTE), "ou_1");
        List<PinnedUser> before = pinned();
        PinStore replicated = store(connections, 1, TimeSource.system());

        assertThatThrownBy(() -> replicated
                        .beginPins(TARGET, Map.of("ou_1", PinRelease.never(), "ou_2", PinRelease.never()), MINUTE)
                        .block(AT_MOST))
                .isInstanceOf(PinStoreException.class);
        assertThat(pinned()).isEqualTo(before);
        assertThatThrownBy(() ->
                        replicated.beginUnpins(TARGET, List.of("ou_1"), MINUTE).block(AT_MOST))
                .isInstanceOf(PinStoreException.class);

        assertThat(beginPins(TARGET, PinRelease.never(), "ou_1").mustWait()).isFalse();
    }

    /** The begins: a pin, an unpin, and a release of a user whose pin has ended. */
    @ParameterizedTest
    @ValueSource(strings = {"pin REPLY_ONCE", "unpin REPLY_ONCE", "release REPLY_ONCE", "pin SILENCE_ONCE"})
    void beginWithoutAReplyIsUndoneWhenRedisIsBack(String begin) {
        boolean pin = begin.startsWith("pin");
        pin(begin.startsWith("release") ? PinRelease.at(Instant.EPOCH) : PinRelease.after(MINUTE), "ou_1");
        List<PinnedUser> before = pinned();
        LossyConnections lossy = new LossyConnections(connections);
        PinStore used = store(lossy, 0, TimeSource.system());
        await(used.counts(APP));
        Mono<PinCall> beginning = pin
                ? used.beginPins(TARGET, Map.of("ou_1", PinRelease.never(), "ou_2", PinRelease.never()), MINUTE)
                : begin.startsWith("unpin")
                        ? used.beginUnpins(TARGET, List.of("ou_1"), MINUTE)
                        : used.beginReleases(TARGET, 50, MINUTE);
        lossy.fault().set(LossyConnections.Fault.valueOf(begin.split(" ", -1)[1]));

        assertThatThrownBy(() -> beginning.timeout(Duration.ofSeconds(3)).block(AT_MOST))
                .isNotNull();
        assertThat(pinned().equals(before)).isEqualTo(begin.startsWith("unpin"));
        assertThat(mustWait(pin)).isTrue();
        lossy.fault().set(LossyConnections.Fault.NONE);

        await(() -> !mustWait(pin));
        if (pin) {
            assertThat(pinned()).isEqualTo(before);
        }
    }

    private boolean mustWait(boolean forUnpin) {
        return (forUnpin
                        ? await(store.beginUnpins(TARGET, List.of("ou_1"), Duration.ofMillis(1)))
                        : beginPins(TARGET, PinRelease.never(), "ou_1"))
                .mustWait();
    }

    @Test
    void releaseOfAUserWithoutARecordDoesNotDelayOthers() {
        pin(PinRelease.at(Instant.EPOCH), "ou_1", "ou_2");
        commands.hdel(key("users"), "ou_1");

        PinCall release = await(store.beginReleases(TARGET, 50, MINUTE));

        assertThat(release.users()).extracting(PinnedUser::userId).containsExactly("ou_2");
        end(store, release);
        assertThat(await(store.due(APP, 9))).isEmpty();
        assertThat(commands.exists(key("due"), "feedpin:{open.feishu.cn|cli_1}:pins:ends"))
                .isZero();
    }

    @Test
    void operationWaitsWhileAClusterMovesItsKeys() {
        LossyConnections moving = new LossyConnections(connections);
        PinStore used = store(moving, 0, TimeSource.system());
        await(used.counts(APP));
        moving.fault().set(LossyConnections.Fault.MIGRATION_TWICE);

        assertThat(await(used.beginPins(TARGET, Map.of("ou_1", PinRelease.never()), MINUTE))
                        .users())
                .hasSize(1);
    }

    /** A negative time of the store must not be taken for a pin that never ends. */
    @Test
    void pinWhoseEndPrecedesTheTimeOfTheStoreIsReleased() {
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        clock.advanceTimeBy(Duration.ofDays(20_000));
        TimeSource time = TimeSource.of(clock);
        AtomicLong jump = new AtomicLong();
        PinStore timed =
                store(new TimedConnections(connections, () -> time.now().toEpochMilli() + jump.get()), 0, time);
        end(timed, await(timed.beginPins(TARGET, Map.of("ou_1", PinRelease.never()), MINUTE)));
        jump.set(Duration.ofHours(3).toMillis());
        PinRelease past = PinRelease.at(Instant.ofEpochMilli(jump.get() - 1));

        end(timed, await(timed.beginPins(TARGET, Map.of("ou_2", past), MINUTE)));

        assertThat(await(timed.due(APP, 9))).containsExactly(new DuePins(TARGET, 1));
    }

    @Test
    void beginThatIsExecutedAfterItWasUndoneRecordsNothing() {
        pin(PinRelease.never(), "ou_other");
        PinScript script = new PinScript(connections, new PinKeys("{k}"), APP, TimeSource.system());
        PinOperation begin = new PinOperation(
                new PinKeys("{k}").of(TARGET, "1"), "pins", TargetText.of(TARGET), List.of("9", "ou_1", "never", "0"));
        await(script.run(begin.undo(List.of("ou_1"))));

        assertThatThrownBy(() -> script.run(begin).block(AT_MOST)).isInstanceOf(PinStoreException.class);
        assertThat(commands.exists("{k}:users:" + TargetText.of(TARGET))).isZero();
    }

    private static void awaitReplica(RedisProcess replica) {
        RedisCommands<String, String> replicated = replica.commands();
        await(() -> replicated.info("replication").contains("master_link_status:up"));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static String key(String what) {
        return "feedpin:{open.feishu.cn|cli_1}:pins:" + what + ":" + TargetText.of(TARGET);
    }

    private void pin(PinRelease release, String... userIds) {
        end(store, beginPins(TARGET, release, userIds));
    }

    private void pin(PinTarget target, String userId) {
        beginPins(target, PinRelease.after(MINUTE), userId);
    }

    private PinCall beginPins(PinTarget target, PinRelease release, String... userIds) {
        Map<String, PinRelease> users = new LinkedHashMap<>();
        List.of(userIds).forEach(userId -> users.put(userId, release));
        return await(store.beginPins(target, users, MINUTE));
    }

    private static void end(PinStore used, PinCall call) {
        used.end(
                        TARGET,
                        call.id(),
                        call.users().stream()
                                .map(user -> PinCallEnd.of(user.userId(), PinCallEnd.Result.APPLIED))
                                .toList())
                .block(AT_MOST);
    }

    private List<PinnedUser> pinned() {
        return await(store.pinned(TARGET).collectList());
    }

    private static <T> T await(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(AT_MOST));
    }
}
