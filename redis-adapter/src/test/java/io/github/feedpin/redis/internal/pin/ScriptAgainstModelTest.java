package io.github.feedpin.redis.internal.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.redis.internal.connection.LettuceConnections;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.testsupport.RedisProcess;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Runs random operations by the script on a real Redis and by the store in memory, which the model test verifies. */
class ScriptAgainstModelTest {

    private static final int OPERATIONS = 250;
    private static final long SEEDS = Boolean.getBoolean("thorough") ? 12 : 4;
    private static final String APP = "cli_1";
    private static final List<PinTarget> TARGETS = List.of(
            new PinTarget(APP, null, FeedCard.BOT_CHAT, UserIdType.OPEN_ID),
            new PinTarget(APP, new TenantKey("a|{b}"), FeedCard.groupChat("oc_ü %1"), UserIdType.UNION_ID));

    private static RedisProcess redis;
    private static RedisConnections connections;

    private record Calls(PinTarget target, PinCall inRedis, PinCall inModel) {}

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TimeSource time = TimeSource.of(clock);
    private final PinStore model = PinStore.inMemory(time);
    private PinStore store;
    private final Map<Long, Long> callIds = new HashMap<>();
    private final List<Calls> inFlight = new ArrayList<>();
    private Random random = new Random();

    static LongStream seeds() {
        Long one = Long.getLong("pins.seed");
        return one == null ? LongStream.rangeClosed(1, Long.getLong("pins.seeds", SEEDS)) : LongStream.of(one);
    }

    @BeforeAll
    static void start() {
        redis = RedisProcess.start();
        connections = new LettuceConnections(List.of(redis.uri()), null, null);
    }

    @BeforeEach
    void create() {
        store = new RedisPinStore(
                new TimedConnections(connections, () -> time.now().toEpochMilli()), "feedpin", BaseUrl.FEISHU, 0, time);
    }

    @AfterAll
    static void stop() {
        connections.close().block(Duration.ofSeconds(5));
        redis.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void scriptAndModelReturnTheSame(long seed) {
        random = new Random(seed);
        redis.commands().flushall();
        clock.advanceTimeBy(Duration.ofDays(20_000));
        for (int i = 0; i < OPERATIONS; i++) {
            clock.advanceTimeBy(Duration.ofMillis(
                    random.nextInt(20) == 0 ? random.nextInt(60_000) : random.nextInt(2) * random.nextInt(3_000)));
            // The store in memory forgets users that are not pinned then, the script with each operation.
            await(model.due(APP, Integer.MAX_VALUE));
            operation(TARGETS.get(random.nextInt(TARGETS.size())));
            TARGETS.forEach(target -> assertThat(users(pinned(store, target), callIds))
                    .containsExactlyInAnyOrderElementsOf(users(pinned(model, target), Map.of())));
            assertThat(await(store.due(APP, 10))).containsExactlyInAnyOrderElementsOf(await(model.due(APP, 10)));
            assertThat(await(store.counts(APP))).isEqualTo(await(model.counts(APP)));
        }
        clock.advanceTimeBy(Duration.ofHours(2));
        unpinAll();
        // Those of begins expire in the time of Redis.
        assertThat(redis.commands().keys("*"))
                .filteredOn(key -> !key.contains(":begun:"))
                .containsExactly("feedpin:{open.feishu.cn|cli_1}:pins");
    }

    /** Leaves nothing but the clock and the numbers. */
    private void unpinAll() {
        for (PinTarget target : TARGETS) {
            List<String> recorded =
                    pinned(store, target).stream().map(PinnedUser::userId).toList();
            PinCall call = await(store.beginUnpins(target, recorded, Duration.ofSeconds(1)));
            store.end(
                            target,
                            call.id(),
                            recorded.stream()
                                    .map(userId -> PinCallEnd.of(userId, PinCallEnd.Result.APPLIED))
                                    .toList())
                    .block();
        }
        clock.advanceTimeBy(Duration.ofHours(2));
        await(store.due(APP, 10));
    }

    private void operation(PinTarget target) {
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                Map<String, PinRelease> users = new LinkedHashMap<>();
                someUsers().forEach(userId -> users.put(userId, release()));
                begin(target, used -> used.beginPins(target, users, expiry(users.size())));
            }
            case 2 -> {
                List<String> users = List.copyOf(someUsers());
                begin(target, used -> used.beginUnpins(target, users, expiry(users.size())));
            }
            case 3 -> {
                int most = 1 + random.nextInt(8);
                begin(target, used -> used.beginReleases(target, most, expiry(most)));
            }
            default -> end();
        }
    }

    private static Duration expiry(int seed) {
        return Duration.ofSeconds(1 + 5L * seed);
    }

    private Set<String> someUsers() {
        Set<String> users = new LinkedHashSet<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            users.add("ou_" + random.nextInt(9));
        }
        return users;
    }

    private PinRelease release() {
        return switch (random.nextInt(3)) {
            case 0 -> PinRelease.never();
            case 1 -> PinRelease.after(Duration.ofMillis(1 + random.nextInt(20_000)));
            default -> PinRelease.at(time.now().plusMillis(random.nextInt(20_000) - 5_000));
        };
    }

    private void begin(PinTarget target, Function<PinStore, Mono<PinCall>> operation) {
        PinCall expected = await(operation.apply(model));
        PinCall actual = await(operation.apply(store));
        assertThat(actual.delay()).isEqualTo(expected.delay());
        callIds.put(actual.id(), expected.id());
        assertThat(users(actual.users(), callIds)).isEqualTo(users(expected.users(), Map.of()));
        if (!expected.users().isEmpty()) {
            inFlight.add(new Calls(target, actual, expected));
        }
    }

    private void end() {
        if (inFlight.isEmpty()) {
            return;
        }
        Calls calls = random.nextInt(8) == 0
                ? inFlight.get(random.nextInt(inFlight.size()))
                : inFlight.remove(random.nextInt(inFlight.size()));
        List<PinCallEnd> ends =
                calls.inModel().users().stream().map(user -> end(user.userId())).toList();
        store.end(calls.target(), calls.inRedis().id(), ends).block();
        model.end(calls.target(), calls.inModel().id(), ends).block();
    }

    private PinCallEnd end(String userId) {
        PinCallEnd.Result[] results = PinCallEnd.Result.values();
        PinCallEnd.Result result = results[random.nextInt(results.length)];
        return result == PinCallEnd.Result.IMPOSSIBLE
                ? PinCallEnd.impossible(userId, "gone é")
                : PinCallEnd.of(userId, result)
                        .repeatedAfter(
                                Duration.ofMillis(random.nextInt(3) * 700L),
                                random.nextBoolean() ? 50 : 1 << random.nextInt(3));
    }

    private static List<PinnedUser> pinned(PinStore used, PinTarget target) {
        return await(used.pinned(target).collectList());
    }

    /** Returns the users with the calls' numbers of the model. */
    private static List<PinnedUser> users(List<PinnedUser> users, Map<Long, Long> ids) {
        return users.stream()
                .map(user -> new PinnedUser(
                        user.userId(),
                        ids.getOrDefault(user.generation(), user.generation()),
                        user.since(),
                        user.until(),
                        user.attempts(),
                        user.failure()))
                .toList();
    }

    private static <T> T await(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(Duration.ofSeconds(10)));
    }
}
