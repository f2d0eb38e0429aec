package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.RunOptions;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.testsupport.RedisProcess;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Clients that share the pins in a real Redis. */
@Execution(ExecutionMode.CONCURRENT)
class SharedPinsTest {

    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final RedisProcess redis = RedisProcess.start();
    private final PlatformSimulator simulator = PlatformSimulator.create();
    private final List<FeedpinRedis> connections = new ArrayList<>();
    private final List<FeedpinClient> clients = new ArrayList<>();
    private final PinTarget target =
            new PinTarget(simulator.credentials().appId(), null, FeedCard.BOT_CHAT, UserIdType.OPEN_ID);

    @AfterEach
    void stop() {
        clients.forEach(client -> client.close(Duration.ZERO).block(AT_MOST));
        connections.forEach(connection -> connection.close().block(AT_MOST));
        redis.close();
    }

    private PinStore store() {
        FeedpinRedis connection = FeedpinRedis.builder(redis.uri()).build();
        connections.add(connection);
        return connection.pinStore(BaseUrl.FEISHU);
    }

    private FeedpinClient client(Quota quota) {
        FeedpinClient client = FeedpinClient.builder(simulator.platform())
                .credentials(simulator.credentials())
                .pinStore(store())
                .quota(quota)
                .build();
        clients.add(client);
        return client;
    }

    @Test
    void pinsOfOneProcessAreReleasedOnceByAnyOfThem() {
        FeedpinClient pinning = client(Quota.of(20, 1000));
        List<String> users = users(500);
        assertThat(Objects.requireNonNull(pinning.with(RunOptions.defaults().withRelease(Duration.ofSeconds(2)))
                                .pin(users)
                                .block(AT_MOST))
                        .counts()
                        .applied())
                .isEqualTo(500);
        client(Quota.of(20, 1000)).releaser().start();
        client(Quota.of(20, 1000)).releaser().start();

        SharedCalls.await("releases", AT_MOST, () -> simulator.pinnedCount() == 0);
        SharedCalls.await(
                "records",
                AT_MOST,
                () -> Objects.equals(pinning.pinned().count().block(AT_MOST), 0L));

        assertThat(unpinnedUsers()).isEqualTo(500);
    }

    @Test
    void withoutRedisNobodyIsPinned() {
        FeedpinClient client = client(Quota.platformDefault());
        redis.kill();

        assertThat(client.pin("ou_1").block(AT_MOST))
                .isInstanceOfSatisfying(
                        NotSent.class, notSent -> assertThat(notSent.reason()).isEqualTo(NotSentReason.NOT_RECORDED));
        assertThat(simulator.journal().calls()).isZero();
    }

    /** T20: many releases that are due at once use the whole quota, in short commands. */
    @Test
    void manyDueReleasesUseTheQuotaInShortCommands() {
        assertThat(release(6_000)).isLessThan(AT_MOST);
    }

    @Tag("real-time")
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @Test
    void hundredThousandDueReleasesUseTheQuota() {
        Duration shortest = Quota.platformDefault().minimumDuration(2_000);
        assertThat(release(100_000)).isLessThan(shortest.plus(shortest.dividedBy(20)));
    }

    /** Releases users that are due at once, and returns how long that takes. */
    private Duration release(int count) {
        record(count);
        RedisCommands<String, String> commands = redis.commands();
        long before = usedMemory(commands);
        Duration shortest = Quota.platformDefault().minimumDuration(count / 50);
        FeedpinClient client = client(Quota.platformDefault());
        long start = System.nanoTime();
        client.releaser().start();
        SharedCalls.await(
                "releases",
                shortest.multipliedBy(2).plusSeconds(20),
                () -> simulator.pinnedCount() == 0
                        && Objects.requireNonNull(client.releaser().statistics().block(AT_MOST))
                                        .pinned()
                                == 0);
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        System.out.printf(
                "%d users released in %s, at least %s; %d bytes per user; %.0f us per script%n",
                count, taken, shortest, (before - usedMemory(commands)) / count, microsecondsPerScript(commands));
        // The longest one depends on what else runs on this machine.
        assertThat(microsecondsPerScript(commands)).isLessThan(10_000);
        assertThat(simulator.journal().rejectedByLimit()).isZero();
        return taken;
    }

    private static long usedMemory(RedisCommands<String, String> commands) {
        return commands.info("memory")
                .lines()
                .filter(line -> line.startsWith("used_memory_dataset:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static double microsecondsPerScript(RedisCommands<String, String> commands) {
        Matcher found =
                Pattern.compile("cmdstat_evalsha:.*usec_per_call=([0-9.]+)").matcher(commands.info("commandstats"));
        assertThat(found.find()).isTrue();
        return Double.parseDouble(found.group(1));
    }

    /** Records users whose pins are due, in pages. */
    private void record(int count) {
        PinStore store = store();
        List<String> users = users(count);
        for (int i = 0; i < count; i += 50) {
            Map<String, PinRelease> pins = new LinkedHashMap<>();
            users.subList(i, i + 50).forEach(userId -> pins.put(userId, PinRelease.at(Instant.EPOCH)));
            PinCall call = Objects.requireNonNull(
                    store.beginPins(target, pins, Duration.ofMinutes(1)).block(AT_MOST));
            List<PinCallEnd> ends = pins.keySet().stream()
                    .map(userId -> PinCallEnd.of(userId, PinCallEnd.Result.APPLIED))
                    .toList();
            store.end(target, call.id(), ends).block(AT_MOST);
        }
    }

    private static List<String> users(int count) {
        return IntStream.range(0, count).mapToObj("ou_%032d"::formatted).toList();
    }

    private int unpinnedUsers() {
        return simulator.journal().filter(entry -> entry.action() == PinAction.UNPIN).entries().stream()
                .mapToInt(JournalEntry::userCount)
                .sum();
    }
}
