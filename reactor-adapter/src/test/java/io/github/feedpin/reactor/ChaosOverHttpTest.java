package io.github.feedpin.reactor;

import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static io.github.feedpin.reactor.Samples.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.RunOptions;
import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.retry.RetryPolicy;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.PlatformSimulatorBuilder;
import io.github.feedpin.simulator.SimulatorServer;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

/**
 * Runs over real connections to a platform at which a third of all calls fails. The seed determines the faults; thread
 * scheduling is not reproducible.
 */
class ChaosOverHttpTest {

    private static final int PLENTY = 1_000_000;
    private static final int MIB = 1024 * 1024;
    private static final List<String> USERS =
            IntStream.range(0, 2_000).mapToObj(i -> "ou_%06d".formatted(i)).toList();

    /** Faults that leave it unknown whether the platform has acted; it has not, unless configured. */
    private static final List<Fault> IN_DOUBT = List.of(
            Fault.resetAfterReading(),
            Fault.stall(),
            Fault.html(502),
            Fault.html(200),
            Fault.emptyObject(500),
            Fault.emptyObject(200),
            Fault.emptyBody(200),
            Fault.redirect(302, "http://127.0.0.1:1/login"),
            Fault.interimForever(102, Duration.ofMillis(1)),
            Fault.switchingProtocols(),
            Fault.error(500, 2200, "internal error"));

    private static final List<Fault> OTHERS = List.of(
            Fault.resetBeforeReading(),
            Fault.cutResponse(),
            Fault.interim(103, 1),
            Fault.interim(100, 3, Duration.ofMillis(5)),
            Fault.interim(103, 1, Duration.ofMillis(50)),
            Fault.drip(Duration.ofMillis(3)),
            Fault.drip(Duration.ofMillis(20)),
            Fault.truncatedJson(),
            Fault.malformedJson(),
            Fault.codeAsText(),
            Fault.dataAsArray(),
            Fault.entriesAsText(),
            Fault.failuresTwice(),
            Fault.giantBody(MIB),
            Fault.gzipBomb(MIB),
            Fault.failing(id -> id.endsWith("3"), 230002, "The user is not in the chat"),
            Fault.error(400, 230001, "param is invalid"),
            Fault.tokenInvalid(200));

    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final DefaultChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Boolean.getBoolean("thorough") ? 10 : 6);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void reportAgreesWithPlatformAndResourcesAreReleased(long seed) {
        PlatformSimulator simulator = simulator(new Random(seed));
        try (SimulatorServer server = simulator.serve()) {
            ReactorNettyPlatform platform = platform(server);

            PinReport report = await(client(platform, server, seed).pin(USERS));
            platform.close().block(MAX_WAIT);
            simulator.idle().block(MAX_WAIT);

            check(report, simulator);
            if (!hasDeadline(seed)) {
                assertThat(simulator.journal().calls()).isPositive();
            }
            awaitZero(connections::size, "connections");
            awaitZero(this::usedMemory, "bytes of buffers");
        }
    }

    private static PlatformSimulator simulator(Random random) {
        PlatformSimulatorBuilder builder = PlatformSimulator.builder()
                .quota(PLENTY, PLENTY)
                .seed(random.nextLong())
                .latency(Duration.ZERO, Duration.ofMillis(random.nextInt(1, 10)))
                .unknownUsers(USERS.get(random.nextInt(USERS.size()))::equals)
                .notInChat(id -> id.endsWith("77"));
        PlatformSimulator simulator = builder.build();
        for (int i = 0; i < 8; i++) {
            Fault fault = fault(random);
            double probability = random.nextDouble() / 10;
            simulator.faults().on(FaultTrigger.everyCall().withProbability(probability, random.nextLong()), fault);
        }
        simulator.faults().on(FaultTrigger.calls(10, 40).withProbability(0.1, random.nextLong()), Fault.revokeTokens());
        simulator.faults().on(FaultTrigger.tokenRequests(2, 2), inDoubt(random));
        return simulator;
    }

    private static Fault fault(Random random) {
        return random.nextBoolean() ? inDoubt(random) : OTHERS.get(random.nextInt(OTHERS.size()));
    }

    private static Fault inDoubt(Random random) {
        Fault fault = IN_DOUBT.get(random.nextInt(IN_DOUBT.size()));
        return random.nextBoolean() ? fault.afterActing() : fault;
    }

    private ReactorNettyPlatform platform(SimulatorServer server) {
        return ReactorNettyPlatform.builder(server.baseUrl())
                .responseTimeout(Duration.ofMillis(60))
                .callTimeout(Duration.ofMillis(120))
                .maxResponseSize(100_000)
                .httpClient(client -> client.compress(true)
                        .option(ChannelOption.ALLOCATOR, allocator)
                        .doOnConnected(connection -> connections.add(connection.channel())))
                .build();
    }

    /** Every third run has a deadline. */
    private static FeedpinClient client(ReactorNettyPlatform platform, SimulatorServer server, long seed) {
        Duration first = Duration.ofMillis(5);
        return FeedpinClient.builder(platform)
                .credentials(server.credentials())
                .quota(Quota.of(PLENTY, PLENTY))
                .batching(BatchingPolicy.defaults().withMaxUsersPerCall(20))
                .concurrency(ConcurrencyLimits.defaults().withMaxConcurrentCalls(32))
                .retry(RetryPolicy.defaults()
                        .withMaxAttempts(6)
                        .withBackoff(first, Duration.ofMillis(50))
                        .withBudgetRatio(1)
                        .withMaxOutage(Duration.ofSeconds(2)))
                .options(RunOptions.defaults().withDeadline(hasDeadline(seed) ? Duration.ofMillis(200) : null))
                .build();
    }

    private static boolean hasDeadline(long seed) {
        return seed % 3 == 0;
    }

    private static void check(PinReport report, PlatformSimulator simulator) {
        assertThat(report.outcomes().keySet()).containsExactlyElementsOf(USERS);
        Map<String, Long> calls = simulator.journal().entries().stream()
                .flatMap(entry -> entry.userIds().stream())
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        Set<String> pinned = simulator.pinnedUsers();
        assertThat(report.outcomes().values().stream()
                        .filter(outcome -> !agrees(outcome, pinned.contains(outcome.userId()), calls)))
                .as("outcomes that do not agree with the platform")
                .isEmpty();
        assertThat(simulator.journal().calls())
                .isLessThanOrEqualTo(report.stats().calls());
    }

    /** A rejected user may be pinned by another call than the rejected one. */
    private static boolean agrees(UserOutcome outcome, boolean pinned, Map<String, Long> calls) {
        if (outcome instanceof Applied) {
            return pinned;
        }
        if (outcome instanceof Rejected) {
            return !pinned || calls.getOrDefault(outcome.userId(), 0L) > 1;
        }
        return outcome instanceof Unknown || !pinned;
    }

    private long usedMemory() {
        return allocator.metric().usedHeapMemory() + allocator.metric().usedDirectMemory();
    }

    /** Connections close and release their buffers shortly after their calls have ended. */
    private static void awaitZero(LongSupplier count, String what) {
        Long left = Flux.interval(Duration.ofMillis(10))
                .map(tick -> count.getAsLong())
                .takeUntil(number -> number == 0)
                .take(Duration.ofSeconds(5))
                .blockLast(MAX_WAIT);
        assertThat(left).as(what).isZero();
    }
}
