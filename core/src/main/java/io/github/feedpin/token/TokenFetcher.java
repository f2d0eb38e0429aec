package io.github.feedpin.token;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.error.TenantRejectedException;
import io.github.feedpin.error.TicketPendingException;
import io.github.feedpin.error.TokenRejectedException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Sends requests to one endpoint for tokens, and maps failures to those of {@link TokenProvider#token()}.
 *
 * @param endpoint the endpoint, which the messages of failures name
 * @param longest the maximum duration of a request
 */
record TokenFetcher(PlatformEndpoint endpoint, TimeSource time, Duration longest) {

    /** Returns a request for a token. Lazy; each subscription sends one request. */
    Mono<CachedToken> fetch(Supplier<Mono<PlatformResponse<GrantedToken>>> request) {
        return Mono.defer(() -> {
            long sentAt = time.nanoTime();
            return send(request, response -> CachedToken.of(response.dataOrThrow(endpoint), sentAt));
        });
    }

    /**
     * Returns a request for which {@code value} returns what to emit.
     *
     * @param value throws a {@link PlatformException} if the response is not a success
     */
    <T, R> Mono<R> send(Supplier<Mono<PlatformResponse<T>>> request, Function<PlatformResponse<T>, R> value) {
        return GuardedMono.of(
                request,
                new GuardedMono.SignalHandler<PlatformResponse<T>, R>() {
                    @Override
                    public R value(PlatformResponse<T> response) {
                        return value.apply(response);
                    }

                    @Override
                    public FeedpinException failure(Throwable failure) {
                        return mapped(failure);
                    }

                    @Override
                    public FeedpinException empty() {
                        return new NoResponseException(endpoint + " gave no response", null);
                    }
                },
                time,
                longest);
    }

    /** Returns the failure to emit: a rejection of the app or the tenant, or that no token could be obtained. */
    private FeedpinException mapped(Throwable failure) {
        boolean ofTenant = endpoint == PlatformEndpoint.STORE_TENANT_ACCESS_TOKEN;
        if (failure instanceof AppRejectedException rejection) {
            return rejection;
        }
        if (ofTenant && failure instanceof TokenRejectedException rejection) {
            return rejection;
        }
        if (failure instanceof PlatformException rejection && !rejection.isRetryable()) {
            return ofTenant
                    ? new TenantRejectedException(rejection.platformError().orElseThrow())
                    : new AppRejectedException(rejection.platformError().orElseThrow());
        }
        return unavailable(failure, endpoint + " failed");
    }

    /**
     * Returns the failure to obtain a token that {@code failure} means.
     *
     * @param what what failed, for a failure that is not of this library
     */
    static FeedpinException unavailable(Throwable failure, String what) {
        if (failure instanceof AppRejectedException
                || failure instanceof TokenUnavailableException
                || failure instanceof TicketPendingException) {
            return (FeedpinException) failure;
        }
        return new TokenUnavailableException(
                failure instanceof FeedpinException known
                        ? known
                        : new NoResponseException(
                                what + ": " + failure.getClass().getName(), failure));
    }
}
