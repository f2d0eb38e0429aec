package io.github.feedpin.redis.internal.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.redis.internal.connection.LettuceConnections;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.testsupport.RedisProcess;
import io.github.feedpin.time.TimeSource;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The memory and the time that docs/redis.md gives for pins. */
class PinFiguresTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final int USERS = 5_000;
    private static final int USERS_OF_A_CALL = 50;
    private static final PinTarget TARGET = new PinTarget("cli_1", null, FeedCard.BOT_CHAT, UserIdType.OPEN_ID);

    private final RedisProcess redis = RedisProcess.start();
    private final RedisConnections connections = new LettuceConnections(List.of(redis.uri()), null, null);
    private final PinStore store = new RedisPinStore(connections, "feedpin", BaseUrl.FEISHU, 0, TimeSource.system());

    @AfterEach
    void stop() {
        connections.close().block(AT_MOST);
        redis.close();
    }

    @Test
    void usersTakeTheDocumentedMemory() {
        long before = memory(false);
        pin(PinRelease.never(), "ou_a");
        long withoutEnd = memory(false);
        pin(PinRelease.after(Duration.ofHours(2)), "ou_b");

        assertThat(bytes(before, withoutEnd)).isLessThanOrEqualTo(150);
        assertThat(bytes(withoutEnd, memory(false))).isLessThanOrEqualTo(450);
        assertThat(memory(true) / (2 * USERS / USERS_OF_A_CALL)).isLessThanOrEqualTo(250);
    }

    /** In CPU time of Redis, commands and replies included. */
    @Test
    void scriptsTakeMicrosecondsForEachUser() {
        double before = cpuMicros();
        pin(PinRelease.after(Duration.ofHours(2)), "ou_a");

        double micros = (cpuMicros() - before) / USERS;
        System.out.printf("%.1f microseconds for the two scripts of each user%n", micros);
        assertThat(micros).isLessThan(100);
    }

    private static long bytes(long before, long after) {
        return (after - before) / USERS;
    }

    /** Returns the memory of the keys by which begins can be undone, or of all others, in bytes. */
    private long memory(boolean ofBegins) {
        RedisCommands<String, String> commands = redis.commands();
        return commands.keys("*").stream()
                .filter(key -> key.contains(":begun:") == ofBegins)
                .mapToLong(key -> Objects.requireNonNull(commands.memoryUsage(key)))
                .sum();
    }

    private double cpuMicros() {
        Matcher found = Pattern.compile("used_cpu_(?:sys|user):([0-9.]+)")
                .matcher(redis.commands().info("cpu"));
        return found.results()
                        .mapToDouble(match -> Double.parseDouble(match.group(1)))
                        .sum()
                * 1_000_000;
    }

    private void pin(PinRelease release, String prefix) {
        for (int first = 0; first < USERS; first += USERS_OF_A_CALL) {
            Map<String, PinRelease> users = new LinkedHashMap<>();
            for (int i = 0; i < USERS_OF_A_CALL; i++) {
                users.put("%s%031d".formatted(prefix, first + i), release);
            }
            PinCall call = Objects.requireNonNull(
                    store.beginPins(TARGET, users, Duration.ofMinutes(1)).block(AT_MOST));
            store.end(
                            TARGET,
                            call.id(),
                            call.users().stream()
                                    .map(user -> PinCallEnd.of(user.userId(), PinCallEnd.Result.APPLIED))
                                    .toList())
                    .block(AT_MOST);
        }
    }
}
