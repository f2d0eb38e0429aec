package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.RunOptions;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import io.github.feedpin.testsupport.RedisProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes that share a real Redis, which are killed and suspended between the steps of a call. */
@Order(1)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.CONCURRENT)
class PinProcessesTest {

    private static final String SECRET = "s3cr3t";
    private static final Duration AT_MOST = Duration.ofMinutes(1);

    private final RedisProcess redis = RedisProcess.start();
    private final PlatformSimulator simulator =
            PlatformSimulator.builder().credentials("cli_pins", SECRET).build();
    private final SimulatorServer server = simulator.serve();
    private final FeedpinRedis connection = FeedpinRedis.builder(redis.uri()).build();
    private final PinStore store = connection.pinStore(server.baseUrl());
    private final PinProcess.Shared shared = new PinProcess.Shared(server.baseUrl(), redis.port(), "cli_pins", SECRET);
    private final FeedpinClient client = shared.client(store, 1);
    private final PinTarget target = new PinTarget("cli_pins", null, FeedCard.BOT_CHAT, UserIdType.OPEN_ID);
    private @Nullable PinProcess process;

    @AfterEach
    void stop() {
        if (process != null) {
            process.close();
        }
        client.close(Duration.ZERO).block(AT_MOST);
        connection.close().block(AT_MOST);
        server.close();
        redis.close();
    }

    /** T14 and T16: a crash between any two steps leaves no pin unrecorded, and another process releases it. */
    @ParameterizedTest
    @ValueSource(strings = {"recording", "recorded", "responded", "ended"})
    void afterAKillBetweenAnyTwoStepsAnotherProcessReleasesThePins(String step) {
        pinForAMoment("ou_release");
        start(step, Duration.ofMinutes(1), Duration.ofSeconds(3), "ou_pin")
                .await("pin " + step)
                .await("release " + step)
                .signal("KILL");

        boolean sent = step.equals("responded") || step.equals("ended");
        assertThat(simulator.pinnedUsers()).containsExactly(sent ? "ou_pin" : "ou_release");
        assertThat(recordedIds()).containsAll(simulator.pinnedUsers());

        client.releaser().start();
        SharedCalls.await(
                "releases",
                AT_MOST,
                () -> simulator.pinnedCount() == 0 && recordedIds().isEmpty());
    }

    /**
     * T17 and T15: a process that wakes up after its call has expired does not take down a newer pin. A call is not
     * sent later than 10 seconds after it was recorded, which is before it expires.
     */
    @Test
    void suspendedProcessDoesNotTakeDownANewerPinWhenItWakesUp() {
        pinForAMoment("ou_1");
        PinProcess suspended = start("recorded", Duration.ofSeconds(3), Duration.ofSeconds(12), "")
                .await("release recorded");
        suspended.signal("STOP");

        assertThat(client.pin("ou_1").block(AT_MOST)).isInstanceOf(Applied.class);
        suspended.signal("CONT");
        suspended.awaitMore("polled", 3);

        assertThat(simulator.isPinned("ou_1")).isTrue();
        assertThat(unpins()).isEmpty();
        assertThat(recorded()).singleElement().extracting(PinnedUser::until).isNull();
    }

    /** T16: no notification is needed, and what is overdue for longer comes first. */
    @Test
    void afterARestartTheMostOverdueAreReleasedFirst() {
        Map<String, PinRelease> pins = new LinkedHashMap<>();
        IntStream.range(0, 120)
                .forEach(i -> pins.put(
                        "ou_%03d".formatted(i), PinRelease.at(Instant.now().minusSeconds(i / 50))));
        PinCall call = Objects.requireNonNull(
                store.beginPins(target, pins, Duration.ofMinutes(1)).block(AT_MOST));
        store.end(
                        target,
                        call.id(),
                        pins.keySet().stream()
                                .map(userId -> PinCallEnd.of(userId, PinCallEnd.Result.APPLIED))
                                .toList())
                .block(AT_MOST);

        start("ended", Duration.ofMinutes(1), Duration.ofMinutes(1), "")
                .await("release ended")
                .signal("KILL");
        assertThat(recordedIds()).hasSize(70);
        client.releaser().start();
        SharedCalls.await("releases", AT_MOST, () -> recordedIds().isEmpty());

        assertThat(unpins().get(0).userIds()).contains("ou_119").doesNotContain("ou_000");
    }

    private PinProcess start(String step, Duration pause, Duration expiry, String userId) {
        PinProcess started = PinProcess.start(shared, step, pause, expiry, userId);
        process = started;
        return started;
    }

    private void pinForAMoment(String userId) {
        assertThat(client.with(RunOptions.defaults().withRelease(Duration.ofMillis(1)))
                        .pin(userId)
                        .block(AT_MOST))
                .isInstanceOf(Applied.class);
    }

    private List<JournalEntry> unpins() {
        return simulator
                .journal()
                .filter(entry -> entry.action() == PinAction.UNPIN)
                .entries();
    }

    private List<PinnedUser> recorded() {
        return Objects.requireNonNull(store.pinned(target).collectList().block(AT_MOST));
    }

    private Set<String> recordedIds() {
        return recorded().stream().map(PinnedUser::userId).collect(Collectors.toSet());
    }
}
