package io.github.feedpin.internal.call;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PinStoreException;
import io.github.feedpin.internal.retry.Backoff;
import io.github.feedpin.internal.retry.RejectionBreaker;
import io.github.feedpin.internal.retry.WaitLimits;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppType;
import io.github.feedpin.platform.CallCapacity;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenProvider;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Sends one call: token, permit, reservation, exchange, result. The token comes first, so that no permit is held while
 * it is fetched; a call that finds no free reservation returns its permit and acquires another one when it has a
 * reservation. Never sends twice. While a rejection of the app is remembered, a call fails with it, and takes neither
 * token nor permit. The senders of a client, one for each feed card, share everything but their target.
 */
public final class CallSender {

    private static final Backoff CONTRADICTION_POLLS = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(2));

    private final CallExchange exchange;
    private final CallTarget target;
    private final CallCapacity capacity;
    private final GuardedTokens tokens;
    private final ClientLimiters limiters;
    private final RejectionBreaker rejectionBreaker;
    private final FirstCall firstCall;
    private final TimeSource time;
    private final UnconfirmedRequests unconfirmed;

    public CallSender(
            FeedpinPlatform platform,
            CallTarget target,
            TokenProvider tokens,
            ClientLimiters limiters,
            TimeSource time,
            RejectionBreaker rejectionBreaker,
            FirstCall firstCall) {
        this.target = target;
        this.capacity = target.appType() == AppType.STORE ? platform.capacity().share() : platform.capacity();
        this.tokens = new GuardedTokens(tokens, time, WaitLimits.LONGEST_WAIT.plus(platform.longestCall()));
        this.limiters = limiters;
        this.rejectionBreaker = rejectionBreaker;
        this.firstCall = firstCall;
        this.time = time;
        this.unconfirmed = new UnconfirmedRequests(time);
        this.exchange = new CallExchange(platform, target, this.tokens, unconfirmed, time);
    }

    private CallSender(CallSender other, FeedCard card) {
        this.target = other.target.withCard(card);
        this.exchange = other.exchange.to(target);
        this.capacity = other.capacity;
        this.tokens = other.tokens;
        this.limiters = other.limiters;
        this.rejectionBreaker = other.rejectionBreaker;
        this.firstCall = other.firstCall;
        this.time = other.time;
        this.unconfirmed = other.unconfirmed;
    }

    /** Returns the sender of the same client for {@code card}. */
    public CallSender forCard(FeedCard card) {
        return new CallSender(this, card);
    }

    /** Returns where the calls go. */
    public CallTarget target() {
        return target;
    }

    /**
     * Returns how many nanoseconds a request for this user waits, because a contradicting one may still be processed
     * although its call has ended; 0 if there is none.
     */
    public long waitNanos(UserIdType type, String userId, PinAction action) {
        return unconfirmed.waitNanos(target.card(), type, userId, action);
    }

    /** Returns how many nanoseconds a request waits because of any of its users. */
    public long waitNanos(TimeSensitiveRequest request) {
        return unconfirmed.waitNanos(target.card(), request);
    }

    /**
     * Sends one call.
     *
     * @param requestSupplier called when token, permit and reservation have been acquired; null to send nothing, in
     *     which case the {@code Mono} completes empty
     * @param priority the priority for a permit
     * @return fails with a {@link FeedpinException} only
     */
    public Mono<TimeSensitiveResponse> send(
            Supplier<@Nullable TimeSensitiveRequest> requestSupplier, Priority priority) {
        return send(
                (token, permit, reservation, sending) ->
                        exchange.send(requestSupplier.get(), token, permit, reservation),
                priority);
    }

    /**
     * Sends one call that is recorded before.
     *
     * @param call subscribed to when token, permit and reservation have been acquired, again after each wait; empty to
     *     send nothing, in which case the {@code Mono} completes empty
     * @param priority the priority for a permit
     * @return fails with a {@link FeedpinException} only
     */
    public Mono<TimeSensitiveResponse> sendRecorded(Supplier<Mono<CallBegin>> call, Priority priority) {
        return send(
                (token, permit, reservation, sending) -> sendRecorded(call, token, permit, reservation, sending),
                priority);
    }

    private Mono<TimeSensitiveResponse> send(Dispatch dispatch, Priority priority) {
        return Mono.defer(() -> {
            RejectionBreaker.GuardedRequest guarded = rejectionBreaker.begin();
            return new Sending(dispatch, priority, guarded)
                    .begin(priority)
                    .tap(() -> new CallListener(guarded, firstCall));
        });
    }

    private Mono<TimeSensitiveResponse> sendRecorded(
            Supplier<Mono<CallBegin>> source,
            AccessToken token,
            Permit permit,
            Disposable reservation,
            Sending sending) {
        return exchange.begin(source, permit, reservation)
                .flatMap(begun -> begun instanceof RecordedCall call
                        ? exchange.send(call, token, permit, reservation)
                        : sending.beginAgainAfter((CallBegin.Wait) begun));
    }

    /** Returns a failure of this library; any other kind counts as a missing response. */
    static FeedpinException known(Throwable failure, String what) {
        return failure instanceof FeedpinException known
                ? known
                : new NoResponseException(what + ": " + failure.getClass().getName(), failure);
    }

    /** What follows when token, permit and reservation have been acquired. */
    @FunctionalInterface
    private interface Dispatch {

        Mono<TimeSensitiveResponse> send(AccessToken token, Permit permit, Disposable reservation, Sending sending);
    }

    /**
     * One call, which begins again if its token was replaced meanwhile, or if it had to wait for a reservation or for
     * contradicting calls.
     */
    private final class Sending {

        private final Dispatch dispatch;
        private final Priority priority;
        private final RejectionBreaker.GuardedRequest guarded;
        private boolean tokenRenewed;
        private @Nullable Disposable reservation;
        private int waits;
        private long waitingUntil;

        Sending(Dispatch dispatch, Priority priority, RejectionBreaker.GuardedRequest guarded) {
            this.dispatch = dispatch;
            this.priority = priority;
            this.guarded = guarded;
        }

        Mono<TimeSensitiveResponse> begin(Priority current) {
            return tokens.token().flatMap(token -> permit(current).flatMap(permit -> sendWith(permit, token)));
        }

        private Mono<Permit> permit(Priority current) {
            Mono<Permit> permit = limiters.of(target.card().type()).acquire(current);
            return current != Priority.INTERACTIVE || firstCall.isOver()
                    ? permit
                    : firstCall
                            .awaitTurn(guarded)
                            .then(Mono.fromRunnable(guarded::throwIfRejected))
                            .then(permit);
        }

        private Mono<TimeSensitiveResponse> sendWith(Permit permit, AccessToken token) {
            try {
                guarded.throwIfRejected();
            } catch (AppRejectedException rejection) {
                permit.neverSent();
                return Mono.error(rejection);
            }
            if (!permit.isUsable()) {
                permit.neverSent();
                return begin(Priority.RETRY);
            }
            if (!tokenRenewed && !tokens.isCurrent(token)) {
                permit.neverSent();
                tokenRenewed = true;
                return begin(Priority.RETRY);
            }
            @Nullable Disposable acquired = reservation == null ? capacity.tryAcquire() : reservation;
            if (acquired == null) {
                permit.neverSent();
                return capacity.acquire(priority).flatMap(this::beginAgainWith);
            }
            return dispatch.send(token, permit, acquired, this);
        }

        /** Begins again after a wait without permit and reservation, behind other calls of its priority. */
        private Mono<TimeSensitiveResponse> beginAgainAfter(CallBegin.Wait wait) {
            long now = time.nanoTime();
            if (waits == 0) {
                waitingUntil = now + wait.atMost().toNanos();
            } else if (now - waitingUntil > 0) {
                return Mono.error(new PinStoreException("A contradicting call has not ended in time", null));
            }
            waits++;
            reservation = null;
            tokenRenewed = false;
            Duration poll = CONTRADICTION_POLLS.after(waits);
            return time.delay(poll.compareTo(wait.delay()) < 0 ? poll : wait.delay())
                    .then(Mono.defer(() -> begin(priority)));
        }

        private Mono<TimeSensitiveResponse> beginAgainWith(Disposable acquired) {
            reservation = acquired;
            tokenRenewed = false;
            return begin(Priority.RETRY).doFinally(signal -> acquired.dispose());
        }
    }
}
