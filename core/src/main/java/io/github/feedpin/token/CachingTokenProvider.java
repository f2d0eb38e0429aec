package io.github.feedpin.token;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PausedException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.internal.guard.GuardedDelivery;
import io.github.feedpin.internal.retry.Backoff;
import io.github.feedpin.internal.retry.RejectionBreaker;
import io.github.feedpin.internal.retry.WaitLimits;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Token provider that caches the token and has one fetch in flight at a time, shared by all subscribers and unaffected
 * by their cancellation. A valid token is emitted at once; in the last part of its lifetime it is refreshed in the
 * background.
 *
 * <p>A rejection of the app is remembered and emitted at once. After any other failure the next fetch starts after a
 * pause, which subscribers wait for; so each failure they receive is that of a fetch that ended after they subscribed.
 */
final class CachingTokenProvider implements TokenProvider {

    private static final Logger log = LoggerFactory.getLogger(CachingTokenProvider.class);

    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1));

    private final TokenSource source;
    private final TimeSource time;
    private final RejectionBreaker rejectionBreaker;
    private final AtomicReference<@Nullable CachedToken> cached = new AtomicReference<>();
    private final AtomicReference<Sinks.@Nullable One<AccessToken>> inFlight = new AtomicReference<>();
    /** Failures in a row. Written by the fetch in flight only, as is the next field. */
    private volatile int failures;

    private volatile long nextFetch;

    /**
     * Creates a provider without a token.
     *
     * @param source fetches a token
     * @param onRejected called with a rejection of the app that is remembered, or whose code differs from the one
     *     before; must not throw
     */
    CachingTokenProvider(TokenSource source, TimeSource time, Consumer<PlatformError> onRejected) {
        this.source = source;
        this.time = time;
        this.rejectionBreaker = new RejectionBreaker(time, onRejected);
    }

    @Override
    public Mono<AccessToken> token() {
        return Mono.deferContextual(subscriber -> {
            @Nullable CachedToken current = cached.get();
            long now = time.nanoTime();
            if (current == null || !current.isValid(now)) {
                return fetch(subscriber);
            }
            if (current.needsRefresh(now)) {
                fetch(subscriber);
            }
            return Mono.just(current.token());
        });
    }

    @Override
    public Duration pausedFor() {
        return pauseFrom(time.nanoTime());
    }

    @Override
    public boolean isCurrent(AccessToken token) {
        @Nullable CachedToken current = cached.get();
        return current != null && current.token().equals(token) && current.isValid(time.nanoTime());
    }

    /**
     * Compares instances: the platform may issue the same token again, which requests that were sent with it before
     * must not invalidate. Otherwise each of them would lead to a fetch.
     */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public void invalidate(AccessToken token) {
        cached.updateAndGet(current -> current != null && current.token() == token ? current.asRejected() : current);
    }

    /**
     * Joins the fetch in flight, or starts one.
     *
     * @param subscriber the context, and so the trace, of a fetch that starts now
     */
    private Mono<AccessToken> fetch(ContextView subscriber) {
        Sinks.One<AccessToken> result = Sinks.one();
        Sinks.@Nullable One<AccessToken> other = inFlight.compareAndExchange(null, result);
        if (other != null) {
            return delivered(other);
        }
        long now = time.nanoTime();
        @Nullable CachedToken current = cached.get();
        if (current != null && current.isValid(now) && !current.needsRefresh(now)) {
            // Another fetch has completed in the meantime.
            inFlight.set(null);
            result.tryEmitValue(current.token());
            return result.asMono();
        }
        Duration pause = pauseFrom(now);
        RejectionBreaker.GuardedRequest request;
        try {
            requireWithinWaitLimit(pause);
            request = rejectionBreaker.begin();
        } catch (FeedpinException notNow) {
            inFlight.set(null);
            result.tryEmitError(notNow);
            return result.asMono();
        }
        Mono<CachedToken> fetched = source.fetch(current);
        (pause.isZero() ? fetched : time.delay(pause).then(fetched))
                .subscribe(
                        token -> complete(result, request, token),
                        failure -> fail(result, request, failure),
                        () -> {},
                        Context.of(subscriber));
        return delivered(result);
    }

    private void requireWithinWaitLimit(Duration pause) {
        if (WaitLimits.isExceededBy(pause)) {
            throw new TokenUnavailableException(new PausedException(time.instantAfter(pause), pause));
        }
    }

    /** Delivers on the workers, so that a slow subscriber delays no other one. */
    private Mono<AccessToken> delivered(Sinks.One<AccessToken> result) {
        return GuardedDelivery.of(result.asMono().publishOn(time.workers()));
    }

    private void complete(Sinks.One<AccessToken> result, RejectionBreaker.GuardedRequest request, CachedToken token) {
        failures = 0;
        request.succeeded();
        cached.set(token);
        inFlight.set(null);
        result.tryEmitValue(token.token());
    }

    private void fail(Sinks.One<AccessToken> result, RejectionBreaker.GuardedRequest request, Throwable cause) {
        FeedpinException failure = TokenFetcher.unavailable(cause, "The token fetch failed");
        long now = time.nanoTime();
        int inARow = failure.isRetryable() ? failures + 1 : 0;
        nextFetch = now + pauseAfter(failure, inARow).toNanos();
        failures = inARow;
        request.failed(failure);
        FeedpinException emitted = withRemainingTime(failure);
        @Nullable CachedToken current = cached.get();
        if (current != null && current.isValid(now)) {
            log.warn(
                    "The access token could not be refreshed; the current one is still valid. {}",
                    emitted.getMessage());
            cached.compareAndSet(
                    current, current.refreshLater(now, emitted.retryAfter().orElse(Duration.ZERO)));
        }
        inFlight.set(null);
        result.tryEmitError(emitted);
    }

    private Duration pauseFrom(long now) {
        return failures == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, nextFetch - now));
    }

    /** Returns the backoff after so many failures, or what the platform asks for if that is longer. */
    private static Duration pauseAfter(FeedpinException failure, int failures) {
        Duration backoff = PAUSES.after(failures);
        Duration requested = WaitLimits.bounded(failure.retryAfter().orElse(Duration.ZERO));
        return requested.compareTo(backoff) > 0 ? requested : backoff;
    }

    /** Returns a rejection of the app with the time for which it is remembered, any other failure as it is. */
    private FeedpinException withRemainingTime(FeedpinException failure) {
        @Nullable
        AppRejectedException remembered = failure instanceof AppRejectedException ? rejectionBreaker.rejection() : null;
        return remembered == null ? failure : remembered;
    }
}
