package io.github.feedpin.benchmarks.simulation;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinClientBuilder;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.simulator.Journal;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenProvider;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * A platform that allows 50 calls in any second and 1000 in any minute, behind a network, in virtual time. Everything
 * happens on the thread that calls {@link #timed}. Not thread-safe.
 */
public final class Simulation {

    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofDays(10);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TimeSource time = TimeSource.of(clock);
    private final PlatformSimulator simulator = PlatformSimulator.builder()
            .timeSource(time)
            .tokenLifetime(PATIENCE.multipliedBy(2))
            .journalUserIds(false)
            .build();
    private final FeedpinPlatform platform;
    private final AccessToken token;

    /** @param seed from what the delays of the network are drawn; the same one draws the same ones */
    public Simulation(Network network, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.platform = new DistantPlatform(simulator.platform(), () -> network.oneWay(random), time);
        this.token = await(TokenProvider.caching(simulator.platform(), simulator.credentials(), time)
                .token());
    }

    /** The platform, behind the network. */
    public FeedpinPlatform platform() {
        return platform;
    }

    /** A valid token, at hand from the beginning, so that no time goes into fetching one. */
    public AccessToken token() {
        return token;
    }

    /** Virtual time. */
    public TimeSource time() {
        return time;
    }

    /** What has arrived at the platform. */
    public Journal journal() {
        return simulator.journal();
    }

    /** Begins a Feedpin client of this platform. */
    public FeedpinClientBuilder feedpin() {
        return FeedpinClient.builder(platform).accessToken(token).timeSource(time);
    }

    /** Lets time pass until {@code work} is done, and tells how much has passed. */
    public Duration timed(Mono<?> work) {
        long start = time.nanoTime();
        return await(work.then(Mono.fromSupplier(() -> Duration.ofNanos(time.nanoTime() - start))));
    }

    private <T> T await(Mono<T> work) {
        CompletableFuture<@Nullable T> done = work.toFuture();
        for (Duration passed = Duration.ZERO; !done.isDone(); passed = passed.plus(STEP)) {
            if (passed.compareTo(PATIENCE) > 0) {
                throw new IllegalStateException("Not done within " + PATIENCE.toDays() + " days of virtual time");
            }
            clock.advanceTimeBy(STEP);
        }
        @Nullable T result = done.join();
        if (result == null) {
            throw new IllegalStateException("Done without a result");
        }
        return result;
    }
}
