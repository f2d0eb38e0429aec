package io.github.feedpin.token;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.TicketPendingException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.internal.retry.WaitLimits;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Fetches the app access token of a store app with the newest ticket that the platform accepts. If it accepts none, a
 * ticket is requested, and the fetch waits until one arrives in the store. Used by one fetch at a time.
 */
final class AppTokenFetcher implements TokenSource {

    private static final Logger log = LoggerFactory.getLogger(AppTokenFetcher.class);

    private static final int INVALID_TICKET = 10012;

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    /** The maximum duration of a request for a ticket that nothing waits for. */
    private static final Duration LONGEST_UNAWAITED_RESEND = Duration.ofSeconds(2);

    private final FeedpinPlatform platform;
    private final StoreApp app;
    private final GuardedTicketStore store;
    private final TimeSource time;
    private final TokenSharing sharing;
    private final TokenSource exchange;
    private final TokenFetcher tokens;
    private final TokenFetcher resends;
    private final RejectedTickets rejected = new RejectedTickets();
    /** Why the last request for a ticket failed; null if it did not. */
    private @Nullable FeedpinException resendFailure;

    AppTokenFetcher(
            FeedpinPlatform platform, StoreApp app, AppTicketStore store, TimeSource time, TokenSharing sharing) {
        Duration longest = platform.longestCall();
        this.platform = platform;
        this.app = app;
        this.store = new GuardedTicketStore(store, time);
        this.time = time;
        this.sharing = sharing;
        this.exchange = sharing.share(new TicketExchange(), TokenKey.Type.APP_ACCESS_TOKEN, null);
        this.tokens = new TokenFetcher(PlatformEndpoint.STORE_APP_ACCESS_TOKEN, time, longest);
        this.resends = new TokenFetcher(PlatformEndpoint.RESEND_APP_TICKET, time, longest);
    }

    @Override
    public Mono<CachedToken> fetch(@Nullable CachedToken replaced) {
        return Mono.defer(() -> {
            long now = time.nanoTime();
            long deadline = now + WaitLimits.LONGEST_WAIT.toNanos();
            if (store.receivesTickets()) {
                // The platform may have resent a ticket that it rejected by mistake, which the store keeps once.
                rejected.forgetBefore(now - AppTicketStore.RESEND_INTERVAL.toNanos());
            }
            Mono<CachedToken> token = Mono.defer(
                            () -> exchange.fetch(replaced).switchIfEmpty(Mono.defer(() -> withoutTicket(deadline))))
                    .repeatWhenEmpty(ends ->
                            ends.concatMap(end -> time.delay(POLL_INTERVAL).thenReturn(end)));
            return sharing.alongside(token, store.tickets());
        });
    }

    /** Tries the tickets that have not been rejected, the newest first; empty if the platform accepts none. */
    private final class TicketExchange implements TokenSource {

        @Override
        public Mono<CachedToken> fetch(@Nullable CachedToken replaced) {
            return tickets().concatMap(AppTokenFetcher.this::exchange, 0).next();
        }

        @Override
        public Mono<Boolean> prepare() {
            return tickets().hasElements();
        }

        private Flux<AppTicket> tickets() {
            return store.tickets().flatMapMany(Flux::fromIterable).filter(ticket -> !rejected.contains(ticket));
        }
    }

    private Mono<CachedToken> exchange(AppTicket ticket) {
        return tokens.fetch(() -> platform.fetchAppAccessToken(app, ticket))
                .onErrorResume(FeedpinException.class, failure -> {
                    @Nullable PlatformError error = failure.platformError().orElse(null);
                    if (error == null || error.code() == null || error.code() != INVALID_TICKET) {
                        return Mono.error(failure);
                    }
                    rejected.add(ticket, error, time.nanoTime());
                    return Mono.empty();
                });
    }

    /** Requests a ticket if that is allowed; empty if the store is to be read again a little later. */
    private Mono<CachedToken> withoutTicket(long deadline) {
        boolean waits = store.receivesTickets();
        if (waits && time.nanoTime() - deadline >= 0) {
            return Mono.error(resendFailure == null ? pending() : resendFailure);
        }
        return store.claimResend()
                .flatMap(claimed -> claimed ? resend(waits) : Mono.empty())
                .then(waits ? Mono.empty() : Mono.error(this::rejection));
    }

    private Mono<Void> resend(boolean awaited) {
        Mono<Void> resend = resend();
        return awaited ? resend : resend.takeUntilOther(time.delay(LONGEST_UNAWAITED_RESEND));
    }

    private Mono<Void> resend() {
        log.warn("The store app {} has no valid app ticket; a new one is requested from the platform", app.appId());
        resendFailure = null;
        return resends.send(() -> platform.resendAppTicket(app), response -> {
                    response.requireSuccess(PlatformEndpoint.RESEND_APP_TICKET);
                    return true;
                })
                .onErrorResume(TokenUnavailableException.class, failure -> {
                    resendFailure = failure;
                    return Mono.empty();
                })
                .then();
    }

    private TicketPendingException pending() {
        return new TicketPendingException(rejected.last());
    }

    /** Returns the failure if no further ticket can arrive. */
    private FeedpinException rejection() {
        @Nullable PlatformError last = rejected.last();
        return last == null ? pending() : new AppRejectedException(last);
    }
}
