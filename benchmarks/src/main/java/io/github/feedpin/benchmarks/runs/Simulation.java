package io.github.feedpin.benchmarks.runs;

import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatedEndpoint;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Runs in virtual time against a platform that rejects more than 50 calls in any second and 1000 in any minute. */
final class Simulation {

    static final Duration MIN_LATENCY = Duration.ofMillis(30);

    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofDays(1);

    private Simulation() {}

    /**
     * Pins all users.
     *
     * @param maxLatency maximum duration of a round trip; the minimum is {@link #MIN_LATENCY}
     * @param seed seed of the latencies; the same seed leads to the same result
     */
    static RunResult run(Contender contender, List<String> userIds, Duration maxLatency, long seed) {
        VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
        TimeSource time = TimeSource.of(scheduler);
        PlatformSimulator simulator = PlatformSimulator.builder()
                .timeSource(time)
                .latency(MIN_LATENCY, maxLatency)
                .seed(seed)
                .journalUserIds(false)
                .build();
        long start = time.nanoTime();
        CompletableFuture<@Nullable Long> end = contender
                .pin(userIds, simulator, time)
                .then(Mono.fromSupplier(time::nanoTime))
                .toFuture();
        for (Duration passed = Duration.ZERO; !end.isDone(); passed = passed.plus(STEP)) {
            if (passed.compareTo(LIMIT) > 0) {
                throw new IllegalStateException("Not completed within " + LIMIT.toHours() + " h of virtual time");
            }
            scheduler.advanceTimeBy(STEP);
        }
        List<JournalEntry> calls = simulator.journal().entries().stream()
                .filter(entry -> entry.endpoint() == SimulatedEndpoint.SET_TIME_SENSITIVE)
                .toList();
        long rejected = calls.stream().filter(call -> call.status() == 429).count();
        return new RunResult((Objects.requireNonNull(end.join()) - start) / 1e9, calls.size(), rejected);
    }
}
