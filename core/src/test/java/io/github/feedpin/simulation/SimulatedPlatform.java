package io.github.feedpin.simulation;

import io.github.feedpin.SelfBuiltAppPlatform;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * A platform behind a network: each request arrives after a while, is accepted or rejected by the server's clock, and
 * gets its response after a while.
 */
final class SimulatedPlatform extends SelfBuiltAppPlatform {

    private static final PlatformResponse<List<FailedUser>> SUCCESS = PlatformResponse.success(List.of(), null);
    private static final long MILLI = Duration.ofMillis(1).toNanos();

    private final VirtualTimeScheduler clock;
    private final ServerModel server;
    private final Network network;
    private final SplittableRandom random;
    private final long clockNoise;
    private int rejected;

    SimulatedPlatform(
            VirtualTimeScheduler clock,
            ServerModel server,
            Network network,
            int clockNoiseMillis,
            SplittableRandom random) {
        this.clock = clock;
        this.server = server;
        this.network = network;
        this.clockNoise = clockNoiseMillis * MILLI;
        this.random = random;
    }

    /** Returns the number of calls that were rejected for the limit. */
    int rejected() {
        return rejected;
    }

    /** Counts a call of another process with the same quota. */
    void foreignCall() {
        server.rejection(serverTime());
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        return Mono.delay(network.oneWay(random), clock)
                .map(arrived -> response())
                .delayElement(network.oneWay(random), clock);
    }

    private PlatformResponse<List<FailedUser>> response() {
        long wait = server.rejection(serverTime());
        if (wait == 0) {
            return SUCCESS;
        }
        rejected++;
        Duration reset = Duration.ofSeconds((wait + ServerModel.SECOND - 1) / ServerModel.SECOND);
        return new PlatformResponse<>(429, 99991400, "limit", null, null, reset);
    }

    private long serverTime() {
        long noise = clockNoise == 0 ? 0 : random.nextLong(-clockNoise, clockNoise);
        return clock.now(TimeUnit.NANOSECONDS) + noise;
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        return Mono.just(PlatformResponse.success(new GrantedToken(new AccessToken("t-1"), Duration.ofHours(2)), null));
    }
}
