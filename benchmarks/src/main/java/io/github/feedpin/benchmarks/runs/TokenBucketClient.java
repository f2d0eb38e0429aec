package io.github.feedpin.benchmarks.runs;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;

import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Simple client with a token bucket per limit. A call takes a token of both; a call that the platform rejects takes new
 * ones after the reset that the response contains.
 */
final class TokenBucketClient {

    /** Feedpin's default. */
    private static final int CONCURRENCY = 64;

    private final FeedpinPlatform platform;
    private final AccessToken token;
    private final TimeSource time;
    private final TokenBucket perSecond;
    private final TokenBucket perMinute;

    TokenBucketClient(FeedpinPlatform platform, AccessToken token, TimeSource time) {
        this.platform = platform;
        this.token = token;
        this.time = time;
        this.perSecond = new TokenBucket(50, Duration.ofSeconds(1), time.nanoTime());
        this.perMinute = new TokenBucket(1000, Duration.ofMinutes(1), time.nanoTime());
    }

    Mono<Void> pin(List<String> userIds) {
        return Flux.fromIterable(userIds)
                .buffer(TimeSensitiveRequest.MAX_USERS)
                .map(batch -> TimeSensitiveRequest.pin(UserIdType.OPEN_ID, batch))
                .flatMap(this::call, CONCURRENCY)
                .then();
    }

    private Mono<Void> call(TimeSensitiveRequest request) {
        return Mono.defer(() -> time.delay(takeTokens()))
                .then(platform.setTimeSensitive(BOT_CHAT, request, token))
                .flatMap(response -> response.status() == 429 ? reset(response).then(call(request)) : Mono.empty());
    }

    /** Takes a token of both buckets, and returns the time to wait for them. */
    private Duration takeTokens() {
        long now = time.nanoTime();
        return Duration.ofNanos(Math.max(perSecond.take(now), perMinute.take(now)));
    }

    private Mono<Void> reset(PlatformResponse<?> rejection) {
        return time.delay(Objects.requireNonNull(rejection.retryAfter(), "retryAfter"));
    }
}
