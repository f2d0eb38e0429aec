package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.platform.BaseUrl;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documented memory of pinned users in a real Redis. */
class PinMemoryTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final int USERS = 5_000;
    private static final int CALL = 50;

    @ParameterizedTest
    @CsvSource({"true, 420", "false, 150"})
    void usersUseTheDocumentedMemory(boolean ending, long bytes) {
        try (RedisProcess redis = RedisProcess.start()) {
            FeedpinRedis connection = FeedpinRedis.builder(redis.uri()).build();
            PinStore store = connection.pinStore(BaseUrl.FEISHU);
            PinRelease release = ending ? PinRelease.after(Duration.ofHours(1)) : PinRelease.never();
            for (int i = 0; i < USERS; i += CALL) {
                pin(store, release, IntStream.range(i, i + CALL));
            }
            connection.close().block(AT_MOST);
            RedisCommands<String, String> commands = redis.commands();
            long used = commands.keys("*").stream()
                    .mapToLong(key -> Objects.requireNonNull(commands.memoryUsage(key)))
                    .sum();

            assertThat(used / USERS).isLessThanOrEqualTo(bytes);
        }
    }

    private static void pin(PinStore store, PinRelease release, IntStream numbers) {
        PinTarget target = new PinTarget("cli_memory", null, FeedCard.BOT_CHAT, UserIdType.OPEN_ID);
        Map<String, PinRelease> users =
                numbers.mapToObj("ou_%032x"::formatted).collect(Collectors.toMap(Function.identity(), user -> release));
        PinCall call = Objects.requireNonNull(
                store.beginPins(target, users, Duration.ofMinutes(1)).block(AT_MOST));
        List<PinCallEnd> ends = call.users().stream()
                .map(user -> PinCallEnd.of(user.userId(), PinCallEnd.Result.APPLIED))
                .toList();
        store.end(target, call.id(), ends).block(AT_MOST);
    }
}
