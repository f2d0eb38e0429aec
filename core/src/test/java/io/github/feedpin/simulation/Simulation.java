package io.github.feedpin.simulation;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * One simulated run.
 *
 * @param server how the platform counts
 * @param network how long requests and responses are in transit
 * @param calls the number of calls, of one user each
 * @param clockNoiseMillis the maximum deviation of the server's clock at each arrival, in either direction
 * @param foreignPerSecond the number of calls per second of another process with the same quota
 */
record Simulation(ServerModel.Named server, Network network, int calls, int clockNoiseMillis, int foreignPerSecond) {

    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(2);

    /**
     * Result of a run.
     *
     * @param applied users whose call succeeded
     * @param rejected calls rejected for the limit
     * @param elapsed virtual time
     */
    record Result(long applied, int rejected, Duration elapsed) {

        /** Returns the shortest possible time divided by the elapsed time. */
        double efficiency(int calls) {
            return ideal(calls).toNanos() / (double) elapsed.toNanos();
        }
    }

    static Simulation of(ServerModel.Named server, Network network, int calls) {
        return new Simulation(server, network, calls, 0, 0);
    }

    /** Returns T(N), the shortest time in which the documented limits allow N calls. */
    static Duration ideal(int calls) {
        return Quota.platformDefault().minimumDuration(calls);
    }

    Result run(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        // Not at a full second or minute: a run begins anywhere in the server's windows.
        clock.advanceTimeBy(
                Duration.ofNanos(random.nextLong(Duration.ofMinutes(2).toNanos())));
        SimulatedPlatform platform =
                new SimulatedPlatform(clock, server.make().get(), network, clockNoiseMillis, random);
        Disposable foreign = foreignPerSecond == 0
                ? () -> {}
                : clock.schedulePeriodically(platform::foreignCall, 0, 1_000 / foreignPerSecond, TimeUnit.MILLISECONDS);
        long start = clock.now(TimeUnit.NANOSECONDS);
        CompletableFuture<Long> done = new CompletableFuture<>();
        long[] end = {0};
        client(clock, platform)
                .pinEach(Flux.range(0, calls).map(i -> "ou_" + i))
                .filter(Applied.class::isInstance)
                .count()
                .doOnTerminate(() -> end[0] = clock.now(TimeUnit.NANOSECONDS))
                .subscribe(done::complete, done::completeExceptionally);
        for (Duration passed = Duration.ZERO; !done.isDone(); passed = passed.plus(STEP)) {
            if (passed.compareTo(LONGEST) > 0) {
                throw new AssertionError("Not done within " + LONGEST + ": " + this + ", seed " + seed);
            }
            clock.advanceTimeBy(STEP);
        }
        foreign.dispose();
        return new Result(done.join(), platform.rejected(), Duration.ofNanos(end[0] - start));
    }

    private static FeedpinClient client(VirtualTimeScheduler clock, SimulatedPlatform platform) {
        return FeedpinClient.builder(platform)
                .credentials(AppCredentials.selfBuilt("cli_simulated", "secret"))
                .batching(BatchingPolicy.defaults().withMaxUsersPerCall(1))
                .timeSource(TimeSource.of(clock))
                .build();
    }
}
