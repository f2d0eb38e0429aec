package io.github.feedpin.token;

import static io.github.feedpin.platform.PlatformEndpoint.TENANT_ACCESS_TOKEN;

import io.github.feedpin.error.AppRefusedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoAnswerException;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.Answer;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.time.TimeSource;
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
 * One fetch at a time, whoever asks. The fetch belongs to nobody who waits for it, so nobody's cancelling ends it. While the
 * held token is valid it serves at once; in the last part of its life a refresh runs beside it.
 */
final class CachingTokenKeeper implements TokenKeeper {

    private static final Logger log = LoggerFactory.getLogger(CachingTokenKeeper.class);

    private final Supplier<Mono<Answer<GrantedToken>>> fetch;
    private final TimeSource time;
    private final AtomicReference<@Nullable HeldToken> held = new AtomicReference<>();
    private final AtomicReference<Sinks.@Nullable One<AccessToken>> flight = new AtomicReference<>();

    CachingTokenKeeper(Supplier<Mono<Answer<GrantedToken>>> fetch, TimeSource time) {
        this.fetch = fetch;
        this.time = time;
    }

    @Override
    public Mono<AccessToken> token() {
        return Mono.deferContextual(asker -> {
            @Nullable HeldToken current = held.get();
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
        @Nullable HeldToken current = held.get();
        return current != null && current.token().equals(token) && current.isValid(time.nanoTime());
    }

    @Override
    public void refused(AccessToken token) {
        held.updateAndGet(current -> current != null && current.token().equals(token) ? null : current);
    }

    /** @param asker in whose context, and so in whose trace, the fetch is when it begins now */
    private Mono<AccessToken> joinFlight(ContextView asker) {
        Sinks.One<AccessToken> mine = Sinks.one();
        Sinks.@Nullable One<AccessToken> other = flight.compareAndExchange(null, mine);
        if (other != null) {
            return other.asMono();
        }
        long sentAt = time.nanoTime();
        @Nullable HeldToken landed = held.get();
        if (landed != null && landed.isValid(sentAt) && !landed.wantsRefresh(sentAt)) {
            // Another flight has landed since this asker looked.
            flight.set(null);
            mine.tryEmitValue(landed.token());
            return mine.asMono();
        }
        Mono.defer(fetch)
                .map(answer -> HeldToken.of(answer.dataOrThrow(TENANT_ACCESS_TOKEN), sentAt))
                .switchIfEmpty(Mono.error(() -> new NoAnswerException(TENANT_ACCESS_TOKEN + " gave no answer", null)))
                .subscribe(fresh -> land(mine, fresh), failure -> crash(mine, failure), () -> {}, Context.of(asker));
        return mine.asMono();
    }

    private void land(Sinks.One<AccessToken> landed, HeldToken fresh) {
        held.set(fresh);
        flight.set(null);
        landed.tryEmitValue(fresh.token());
    }

    private void crash(Sinks.One<AccessToken> crashed, Throwable failure) {
        FeedpinException reason = explain(failure);
        @Nullable HeldToken current = held.get();
        if (current != null && current.isValid(time.nanoTime())) {
            log.warn(
                    "The access token could not be refreshed ahead; the one at hand still serves. {}",
                    reason.getMessage());
            held.compareAndSet(current, current.refreshLater(time.nanoTime()));
        }
        flight.set(null);
        crashed.tryEmitError(reason);
    }

    private static FeedpinException explain(Throwable failure) {
        if (failure instanceof PlatformException refusal && !refusal.retryable()) {
            return refusal instanceof AppRefusedException
                    ? refusal
                    : new AppRefusedException(refusal.platformError().orElseThrow());
        }
        return new TokenUnavailableException(
                failure instanceof FeedpinException known
                        ? known
                        : new NoAnswerException(
                                TENANT_ACCESS_TOKEN + " failed: "
                                        + failure.getClass().getName(),
                                failure));
    }
}
