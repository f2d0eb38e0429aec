package io.github.feedpin.simulator.pins;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinClientBuilder;
import io.github.feedpin.RunOptions;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.PlatformSimulatorBuilder;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A client of a simulator with a store in memory, in virtual time. */
final class PinFixture {

    private static final Duration STEP = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    final TimeSource time = TimeSource.of(clock);
    final PlatformSimulator simulator;
    final PinStore store = PinStore.inMemory(time);
    final FeedpinClient client;

    PinFixture() {
        this(builder -> builder);
    }

    PinFixture(UnaryOperator<PlatformSimulatorBuilder> settings) {
        simulator = settings.apply(PlatformSimulator.builder()
                        .timeSource(time)
                        .latency(Duration.ofMillis(20), Duration.ofMillis(80))
                        .callTimeout(Duration.ofSeconds(5)))
                .build();
        client = client(store);
    }

    FeedpinClient client(PinStore used) {
        return builder(simulator.platform(), used).build();
    }

    FeedpinClientBuilder builder(FeedpinPlatform platform, PinStore used) {
        return FeedpinClient.builder(platform)
                .credentials(simulator.credentials())
                .pinStore(used)
                .timeSource(time)
                .jitter(() -> 0.5);
    }

    /** Returns a client whose pins end. */
    FeedpinClient releasing(Duration after) {
        return client.with(RunOptions.defaults().withRelease(after));
    }

    void passes(Duration duration) {
        clock.advanceTimeBy(duration);
    }

    /** Advances the virtual time until {@code mono} ends, and returns its value. */
    <T> T await(Mono<T> mono) {
        CompletableFuture<@Nullable T> result = mono.toFuture();
        for (Duration passed = Duration.ZERO; !result.isDone(); passed = passed.plus(STEP)) {
            if (passed.compareTo(LONGEST) > 0) {
                throw new AssertionError("Nothing came within " + LONGEST + " of virtual time");
            }
            passes(STEP);
        }
        return Objects.requireNonNull(result.join());
    }

    List<PinnedUser> recorded() {
        return await(client.pinned().collectList());
    }

    Set<String> recordedIds() {
        return recorded().stream().map(PinnedUser::userId).collect(Collectors.toSet());
    }

    /** Returns the calls that unpin. */
    List<JournalEntry> unpins() {
        return simulator
                .journal()
                .filter(entry -> entry.action() == PinAction.UNPIN)
                .entries();
    }

    static List<String> users(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "ou_" + i).toList();
    }
}
