package io.github.feedpin.simulator.chaos;

import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.CallRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.CallCapacity;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformDecorator;
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

/** Records what the client can know, between client and platform. */
final class RecordingPlatform extends PlatformDecorator {

    private static final Duration MAX_WAIT = Duration.ofMinutes(2);

    private final TimeSource time;
    private final UnreliableNetwork network;
    private final CallCapacity capacity;
    private final SeededRandom foreignFailures;
    private final double throwing;

    /** Users whose calls may have been acted upon, without a proof of their result. */
    final Set<String> uncertain = new HashSet<>();

    /** Users that a response named as failed, or might have, and those alone in a call that was rejected as invalid. */
    final Set<String> reportedFailed = new HashSet<>();

    int inFlight;
    int maxInFlight;
    int completed;
    int abandoned;
    int rateLimited;
    long lastSent = Long.MIN_VALUE;
    long firstFatal = Long.MAX_VALUE;

    /**
     * Creates a recording of {@code platform}.
     *
     * @param calls the maximum number of calls in flight
     * @param foreignFailures whether and when an error is thrown, as by an incompatible library
     */
    RecordingPlatform(
            FeedpinPlatform platform,
            TimeSource time,
            UnreliableNetwork network,
            int calls,
            SeededRandom foreignFailures) {
        super(platform);
        this.time = time;
        this.network = network;
        this.capacity = CallCapacity.of(calls);
        this.foreignFailures = foreignFailures;
        this.throwing = foreignFailures.chance(0.1) ? foreignFailures.oneOf(0.01, 0.2) : 0;
    }

    @Override
    public CallCapacity capacity() {
        return capacity;
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        if (throwing > 0 && foreignFailures.chance(throwing)) {
            completed++;
            abandoned++;
            uncertain.addAll(request.userIds());
            throw new NoSuchMethodError("thrown by the recording");
        }
        return Mono.defer(() -> {
            lastSent = time.nanoTime();
            inFlight++;
            maxInFlight = Math.max(maxInFlight, inFlight);
            AtomicBoolean done = new AtomicBoolean();
            return overNetwork(super.setTimeSensitive(card, request, token))
                    .doOnNext(response -> responded(done, request.userIds(), response))
                    .doOnError(failure -> failed(done, request.userIds(), failure))
                    .doOnCancel(() -> abandoned(done, request.userIds()));
        });
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        return Mono.defer(() -> overNetwork(super.fetchTenantAccessToken(credentials)));
    }

    /** Returns a provider whose rejections are recorded as well. */
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
                ? time.delay(network.connectDelay())
                        .then(Mono.error(new UnreachableException("The network is down", null)))
                : exchange;
    }

    private void responded(AtomicBoolean done, List<String> userIds, PlatformResponse<List<FailedUser>> response) {
        done.set(true);
        inFlight--;
        completed++;
        try {
            succeeded(userIds, response.dataOrThrow(SET_TIME_SENSITIVE, userIds));
        } catch (FeedpinException failure) {
            record(userIds, failure);
        }
    }

    private void succeeded(List<String> userIds, List<FailedUser> failedUsers) {
        Set<String> named = new HashSet<>();
        boolean unnamed = false;
        for (FailedUser failed : failedUsers) {
            if (failed.userId() != null && userIds.contains(failed.userId())) {
                named.add(failed.userId());
            } else {
                unnamed = true;
            }
        }
        reportedFailed.addAll(unnamed ? userIds : named);
        if (unnamed) {
            userIds.stream().filter(id -> !named.contains(id)).forEach(uncertain::add);
        }
    }

    private void failed(AtomicBoolean done, List<String> userIds, Throwable failure) {
        done.set(true);
        inFlight--;
        if (!(failure instanceof UnreachableException)) {
            completed++;
            record(userIds, (FeedpinException) failure);
        }
    }

    private void abandoned(AtomicBoolean done, List<String> userIds) {
        if (done.compareAndSet(false, true)) {
            inFlight--;
            completed++;
            abandoned++;
            uncertain.addAll(userIds);
        }
    }

    private void record(List<String> userIds, FeedpinException failure) {
        if (failure.mayHaveActed()) {
            uncertain.addAll(userIds);
        }
        if (failure instanceof CallRejectedException && userIds.size() == 1) {
            reportedFailed.addAll(userIds);
        }
        if (failure instanceof RateLimitedException) {
            rateLimited++;
        }
        boolean longWait = failure.retryAfter()
                .filter(wait -> wait.compareTo(MAX_WAIT) > 0)
                .isPresent();
        if (failure instanceof AppRejectedException || longWait) {
            fatal();
        }
    }

    private void fatal() {
        firstFatal = Math.min(firstFatal, time.nanoTime());
    }
}
