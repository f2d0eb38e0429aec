package io.github.feedpin.simulator.chaos;

import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.CallRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.CallCapacity;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenProvider;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;

/** Stands between the client and the platform, and notes what the client can know. */
final class RecordingPlatform implements FeedpinPlatform {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FeedpinPlatform platform;
    private final TimeSource time;
    private final Network network;
    private final CallCapacity capacity;
    private final SeededRandom foreign;
    private final double throwing;

    /** Whose calls may have been acted upon, without a proof of what became of them. */
    final Set<String> inDoubt = new HashSet<>();

    /**
     * Whom a response named as failed, or might have, and who stood alone in a call that was rejected for what it
     * holds.
     */
    final Set<String> blamed = new HashSet<>();

    int underWay;
    int mostUnderWay;
    int ended;
    int abandoned;
    int rateLimited;
    long lastSent = Long.MIN_VALUE;
    long firstFatal = Long.MAX_VALUE;

    /**
     * A witness before {@code platform}.
     *
     * @param calls how many it lets through at once
     * @param foreign whether and when it throws an error itself, as a library that does not fit does
     */
    RecordingPlatform(FeedpinPlatform platform, TimeSource time, Network network, int calls, SeededRandom foreign) {
        this.platform = platform;
        this.time = time;
        this.network = network;
        this.capacity = CallCapacity.of(calls);
        this.foreign = foreign;
        this.throwing = foreign.chance(0.1) ? foreign.oneOf(0.01, 0.2) : 0;
    }

    @Override
    public CallCapacity capacity() {
        return capacity;
    }

    @Override
    public Duration longestCall() {
        return platform.longestCall();
    }

    @Override
    public BaseUrl baseUrl() {
        return platform.baseUrl();
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(TimeSensitiveRequest request, AccessToken token) {
        if (throwing > 0 && foreign.chance(throwing)) {
            ended++;
            abandoned++;
            inDoubt.addAll(request.userIds());
            throw new NoSuchMethodError("thrown by a witness");
        }
        return Mono.defer(() -> {
            lastSent = time.nanoTime();
            underWay++;
            mostUnderWay = Math.max(mostUnderWay, underWay);
            AtomicBoolean over = new AtomicBoolean();
            return overNetwork(platform.setTimeSensitive(request, token))
                    .doOnNext(response -> answered(over, request.userIds(), response))
                    .doOnError(failure -> failed(over, request.userIds(), failure))
                    .doOnCancel(() -> abandoned(over, request.userIds()));
        });
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        return Mono.defer(() -> overNetwork(platform.fetchTenantAccessToken(credentials)));
    }

    /** The same provider; what it says is noted as well. */
    TokenProvider watching(TokenProvider provider) {
        return new TokenProvider() {
            @Override
            public Mono<AccessToken> token() {
                return provider.token().doOnError(AppRejectedException.class, failure -> fatal());
            }

            @Override
            public boolean isCurrent(AccessToken token) {
                return provider.isCurrent(token);
            }

            @Override
            public void invalidate(AccessToken token) {
                provider.invalidate(token);
            }
        };
    }

    private <T> Mono<T> overNetwork(Mono<T> exchange) {
        return network.isDown(time.nanoTime())
                ? time.delay(network.patience()).then(Mono.error(new UnreachableException("The network is down", null)))
                : exchange;
    }

    private void answered(AtomicBoolean over, List<String> userIds, PlatformResponse<List<FailedUser>> response) {
        over.set(true);
        underWay--;
        ended++;
        try {
            succeeded(userIds, response.dataOrThrow(SET_TIME_SENSITIVE, userIds));
        } catch (FeedpinException failure) {
            judge(userIds, failure);
        }
    }

    private void succeeded(List<String> userIds, List<FailedUser> failedUsers) {
        Set<String> named = new HashSet<>();
        boolean somebody = false;
        for (FailedUser failed : failedUsers) {
            if (failed.userId() != null && userIds.contains(failed.userId())) {
                named.add(failed.userId());
            } else {
                somebody = true;
            }
        }
        blamed.addAll(somebody ? userIds : named);
        if (somebody) {
            userIds.stream().filter(id -> !named.contains(id)).forEach(inDoubt::add);
        }
    }

    private void failed(AtomicBoolean over, List<String> userIds, Throwable failure) {
        over.set(true);
        underWay--;
        if (!(failure instanceof UnreachableException)) {
            ended++;
            judge(userIds, (FeedpinException) failure);
        }
    }

    private void abandoned(AtomicBoolean over, List<String> userIds) {
        if (over.compareAndSet(false, true)) {
            underWay--;
            ended++;
            abandoned++;
            inDoubt.addAll(userIds);
        }
    }

    private void judge(List<String> userIds, FeedpinException failure) {
        if (failure.mayHaveActed()) {
            inDoubt.addAll(userIds);
        }
        if (failure instanceof CallRejectedException && userIds.size() == 1) {
            blamed.addAll(userIds);
        }
        if (failure instanceof RateLimitedException) {
            rateLimited++;
        }
        boolean longWait = failure.retryAfter()
                .filter(wait -> wait.compareTo(PATIENCE) > 0)
                .isPresent();
        if (failure instanceof AppRejectedException || longWait) {
            fatal();
        }
    }

    private void fatal() {
        firstFatal = Math.min(firstFatal, time.nanoTime());
    }
}
