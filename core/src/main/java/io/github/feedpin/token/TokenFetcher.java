package io.github.feedpin.token;

import static io.github.feedpin.platform.PlatformEndpoint.TENANT_ACCESS_TOKEN;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Fetches tokens from the platform, and maps failures to those of {@link TokenProvider#token()}. */
record TokenFetcher(Supplier<Mono<PlatformResponse<GrantedToken>>> platform, TimeSource time, Duration longestFetch) {

    /** Returns a fetch. Lazy; each subscription sends one request. */
    Mono<CachedToken> fetch() {
        return Mono.defer(this::fetchNow);
    }

    private Mono<CachedToken> fetchNow() {
        long sentAt = time.nanoTime();
        return GuardedMono.of(
                platform,
                new GuardedMono.SignalHandler<PlatformResponse<GrantedToken>, CachedToken>() {
                    @Override
                    public CachedToken value(PlatformResponse<GrantedToken> response) {
                        return CachedToken.of(response.dataOrThrow(TENANT_ACCESS_TOKEN), sentAt);
                    }

                    @Override
                    public FeedpinException failure(Throwable failure) {
                        return mapped(failure);
                    }

                    @Override
                    public FeedpinException empty() {
                        return new NoResponseException(TENANT_ACCESS_TOKEN + " gave no response", null);
                    }
                },
                time,
                longestFetch);
    }

    static FeedpinException mapped(Throwable failure) {
        if (failure instanceof AppRejectedException rejection) {
            return rejection;
        }
        if (failure instanceof PlatformException rejection && !rejection.isRetryable()) {
            return new AppRejectedException(rejection.platformError().orElseThrow());
        }
        return new TokenUnavailableException(
                failure instanceof FeedpinException known
                        ? known
                        : new NoResponseException(
                                TENANT_ACCESS_TOKEN + " failed: "
                                        + failure.getClass().getName(),
                                failure));
    }
}
