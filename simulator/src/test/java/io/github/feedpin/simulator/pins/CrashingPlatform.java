package io.github.feedpin.simulator.pins;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformDecorator;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;

/**
 * A platform as one process uses it. Some calls are held back by the network: the client abandons them, and the
 * platform processes them up to 14 seconds later. When the process crashes, its calls in flight are cut or delivered.
 */
final class CrashingPlatform extends PlatformDecorator {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final CrashPoint crash;
    private final Random random;
    private final double heldBack;
    private final TimeSource time;
    private final Consumer<TimeSensitiveRequest> arrivals;

    /**
     * @param heldBack the probability that a call is held back
     * @param arrivals notified of each call when it is sent
     */
    CrashingPlatform(
            FeedpinPlatform platform,
            CrashPoint crash,
            Random random,
            double heldBack,
            TimeSource time,
            Consumer<TimeSensitiveRequest> arrivals) {
        super(platform);
        this.crash = crash;
        this.random = random;
        this.heldBack = heldBack;
        this.time = time;
        this.arrivals = arrivals;
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        return crash.steps(Mono.defer(() -> {
            arrivals.accept(request);
            Mono<PlatformResponse<List<FailedUser>>> call = super.setTimeSensitive(card, request, token);
            if (random.nextDouble() < heldBack) {
                call.delaySubscription(time.delay(Duration.ofMillis(random.nextInt(14_000))))
                        .subscribe(late -> {}, failure -> {});
                return time.delay(TIMEOUT).then(Mono.error(new NoResponseException("Abandoned", null)));
            }
            if (random.nextBoolean()) {
                return call.takeUntilOther(crash.whenCrashed().then(Mono.just(true)));
            }
            return call;
        }));
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        return crash.steps(super.fetchTenantAccessToken(credentials));
    }
}
