package io.github.feedpin.token;

import static io.github.feedpin.platform.PlatformEndpoint.TENANT_ACCESS_TOKEN;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PausedException;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.internal.guard.Delivery;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.internal.retry.Backoff;
import io.github.feedpin.internal.retry.Patience;
import io.github.feedpin.internal.retry.RejectionBreaker;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * One fetch at a time, whoever asks. The fetch belongs to nobody who waits for it, so nobody's cancelling ends it.
 * While the held token is valid it serves at once; in the last part of its life a refresh runs beside it.
 *
 * <p>A rejection of the app is remembered, and responses at once. After any other failure the next fetch begins only
 * after a pause, which callers wait for; so each failure that they are told of is that of a fetch which ended after
 * they had asked.
 */
final class CachingTokenProvider implements TokenProvider {

    private static final Logger log = LoggerFactory.getLogger(CachingTokenProvider.class);

    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1));

    private final Supplier<Mono<PlatformResponse<GrantedToken>>> fetch;
    private final Duration longestFetch;
    private final TimeSource time;
    private final RejectionBreaker rejections;
    private final AtomicReference<@Nullable CachedToken> held = new AtomicReference<>();
    private final AtomicReference<Sinks.@Nullable One<AccessToken>> flight = new AtomicReference<>();
    /** Both are read and written by the flight only. */
    private int failures;

    private long nextFetch;

    /**
     * A provider that has no token yet.
     *
     * @param fetch asks the platform
     * @param longestFetch how long that takes at most
     */
    CachingTokenProvider(Supplier<Mono<PlatformResponse<GrantedToken>>> fetch, TimeSource time, Duration longestFetch) {
        this.fetch = fetch;
        this.longestFetch = longestFetch;
        this.time = time;
        this.rejections = new RejectionBreaker(time, rejection -> {});
    }

    @Override
    public Mono<AccessToken> token() {
        return Mono.deferContextual(asker -> {
            @Nullable CachedToken current = held.get();
            long now = time.nanoTime();
            if (current == null || !current.isValid(now)) {
                return joinFlight(asker);
            }
            if (current.wantsRefresh(now)) {
                joinFlight(asker);
            }
            return Mono.just(current.token());
        });
    }

    @Override
    public boolean isCurrent(AccessToken token) {
        @Nullable CachedToken current = held.get();
        return current != null && current.token().equals(token) && current.isValid(time.nanoTime());
    }

    @Override
    public void rejected(AccessToken token) {
        held.updateAndGet(current -> current != null && current.token().equals(token) ? null : current);
    }

    /** @param asker in whose context, and so in whose trace, the fetch is when it begins now */
    private Mono<AccessToken> joinFlight(ContextView asker) {
        Sinks.One<AccessToken> mine = Sinks.one();
        Sinks.@Nullable One<AccessToken> other = flight.compareAndExchange(null, mine);
        if (other != null) {
            return told(other);
        }
        long now = time.nanoTime();
        @Nullable CachedToken landed = held.get();
        if (landed != null && landed.isValid(now) && !landed.wantsRefresh(now)) {
            // Another flight has landed since this asker looked.
            flight.set(null);
            mine.tryEmitValue(landed.token());
            return mine.asMono();
        }
        Duration pause = failures == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, nextFetch - now));
        if (Patience.isExceededBy(pause)) {
            flight.set(null);
            mine.tryEmitError(new TokenUnavailableException(new PausedException(time.instantAfter(pause), pause)));
            return mine.asMono();
        }
        RejectionBreaker.Attempt attempt;
        try {
            attempt = rejections.attempt();
        } catch (AppRejectedException remembered) {
            flight.set(null);
            mine.tryEmitError(remembered);
            return mine.asMono();
        }
        Mono<CachedToken> fetched = Mono.defer(this::fetchNow);
        (pause.isZero() ? fetched : time.delay(pause).then(fetched))
                .subscribe(
                        fresh -> land(mine, attempt, fresh),
                        failure -> crash(mine, attempt, failure),
                        () -> {},
                        Context.of(asker));
        return told(mine);
    }

    /**
     * On the workers: a caller that takes its time with what it is told holds up no other. One that throws gets that as
     * its end.
     */
    private Mono<AccessToken> told(Sinks.One<AccessToken> joined) {
        return Delivery.of(joined.asMono().publishOn(time.workers()));
    }

    private Mono<CachedToken> fetchNow() {
        long sentAt = time.nanoTime();
        return GuardedMono.of(
                fetch,
                new GuardedMono.Contract<PlatformResponse<GrantedToken>, CachedToken>() {
                    @Override
                    public CachedToken value(PlatformResponse<GrantedToken> response) {
                        return CachedToken.of(response.dataOrThrow(TENANT_ACCESS_TOKEN), sentAt);
                    }

                    @Override
                    public FeedpinException failure(Throwable failure) {
                        return explain(failure);
                    }

                    @Override
                    public FeedpinException empty() {
                        return new NoResponseException(TENANT_ACCESS_TOKEN + " gave no response", null);
                    }
                },
                time,
                longestFetch);
    }

    private void land(Sinks.One<AccessToken> landed, RejectionBreaker.Attempt attempt, CachedToken fresh) {
        failures = 0;
        attempt.succeeded();
        held.set(fresh);
        flight.set(null);
        landed.tryEmitValue(fresh.token());
    }

    private void crash(Sinks.One<AccessToken> crashed, RejectionBreaker.Attempt attempt, Throwable failure) {
        FeedpinException reason = failure instanceof FeedpinException known ? known : explain(failure);
        long now = time.nanoTime();
        failures = reason.retryable() ? failures + 1 : 0;
        nextFetch = now + pauseAfter(reason).toNanos();
        attempt.failed(reason);
        FeedpinException told = reason instanceof AppRejectedException rejection ? remembered(rejection) : reason;
        @Nullable CachedToken current = held.get();
        if (current != null && current.isValid(now)) {
            log.warn(
                    "The access token could not be refreshed ahead; the one at hand still serves. {}",
                    told.getMessage());
            held.compareAndSet(
                    current, current.refreshLater(now, told.retryAfter().orElse(Duration.ZERO)));
        }
        flight.set(null);
        crashed.tryEmitError(told);
    }

    /** The usual pause after so many failures, or what the platform asks for where that is longer. */
    private Duration pauseAfter(FeedpinException reason) {
        Duration usual = PAUSES.after(failures);
        Duration asked = Patience.bounded(reason.retryAfter().orElse(Duration.ZERO));
        return asked.compareTo(usual) > 0 ? asked : usual;
    }

    /** The same with the time for which it is remembered. */
    private AppRejectedException remembered(AppRejectedException rejection) {
        @Nullable AppRejectedException remembered = rejections.rejection();
        return remembered == null ? rejection : remembered;
    }

    private static FeedpinException explain(Throwable failure) {
        if (failure instanceof PlatformException rejection && !rejection.retryable()) {
            return rejection instanceof AppRejectedException
                    ? rejection
                    : new AppRejectedException(rejection.platformError().orElseThrow());
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
