package io.github.feedpin.internal.call;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.internal.retry.RejectionBreaker;
import io.github.feedpin.internal.retry.WaitLimits;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.CallCapacity;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenProvider;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Sends one call: token, permit, connection, exchange, result. The token comes first, so that no permit is held while
 * it is fetched; a call that finds no free connection gives its permit back and acquires another one when it has a
 * connection. Never sends twice. While a rejection of the app is remembered, a call fails with it, and takes neither
 * token nor permit.
 */
public final class CallSender {

    private final FeedpinPlatform platform;
    private final CallCapacity capacity;
    private final GuardedTokens tokens;
    private final GuardedLimiter limiter;
    private final RejectionBreaker rejections;
    private final FirstCall firstCall;
    private final TimeSource time;
    private final UnconfirmedRequests unconfirmed;
    private final Duration longestCall;

    public CallSender(
            FeedpinPlatform platform,
            TokenProvider tokens,
            QuotaLimiter limiter,
            TimeSource time,
            RejectionBreaker rejections,
            FirstCall firstCall) {
        this.platform = platform;
        this.capacity = platform.capacity();
        this.longestCall = platform.longestCall();
        this.tokens = new GuardedTokens(tokens, time, WaitLimits.LONGEST_WAIT.plus(longestCall));
        this.limiter = new GuardedLimiter(limiter);
        this.rejections = rejections;
        this.firstCall = firstCall;
        this.time = time;
        this.unconfirmed = new UnconfirmedRequests(time);
    }

    /** Returns the requests that may still be processed although their calls have ended. */
    public UnconfirmedRequests unconfirmedRequests() {
        return unconfirmed;
    }

    /**
     * Sends one call.
     *
     * @param dispatch supplies the request as soon as token, permit and connection have been acquired; null to send
     *     nothing, in which case the {@code Mono} completes empty
     * @param priority the priority for a permit
     * @return fails with a {@link FeedpinException} only
     */
    public Mono<TimeSensitiveResponse> send(Supplier<@Nullable TimeSensitiveRequest> dispatch, Priority priority) {
        return Mono.defer(() -> {
            RejectionBreaker.Call call = rejections.startCall();
            return new Sending(dispatch, priority, call).begin(priority).tap(() -> new CallListener(call, firstCall));
        });
    }

    /** Returns a failure of this library; any other kind counts as a missing response. */
    static FeedpinException known(Throwable failure, String what) {
        return failure instanceof FeedpinException known
                ? known
                : new NoResponseException(what + ": " + failure.getClass().getName(), failure);
    }

    /** One call, which begins again when its token was replaced meanwhile, or when it had to wait for a connection. */
    private final class Sending {

        private final Supplier<@Nullable TimeSensitiveRequest> dispatch;
        private final Priority priority;
        private final RejectionBreaker.Call call;
        private boolean tokenRenewed;
        private @Nullable Disposable connection;

        Sending(Supplier<@Nullable TimeSensitiveRequest> dispatch, Priority priority, RejectionBreaker.Call call) {
            this.dispatch = dispatch;
            this.priority = priority;
            this.call = call;
        }

        Mono<TimeSensitiveResponse> begin(Priority current) {
            return tokens.token().flatMap(token -> permit(current).flatMap(permit -> sendWith(permit, token)));
        }

        private Mono<Permit> permit(Priority current) {
            Mono<Permit> permit = limiter.acquire(current);
            return current != Priority.INTERACTIVE || firstCall.isOver()
                    ? permit
                    : firstCall
                            .awaitTurn(call)
                            .then(Mono.fromRunnable(call::check))
                            .then(permit);
        }

        private Mono<TimeSensitiveResponse> sendWith(Permit permit, AccessToken token) {
            try {
                call.check();
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
            @Nullable Disposable acquired = connection == null ? capacity.tryAcquire() : connection;
            if (acquired == null) {
                permit.neverSent();
                return capacity.acquire(priority).flatMap(this::beginAgainWith);
            }
            @Nullable TimeSensitiveRequest request = dispatch.get();
            if (request == null) {
                permit.neverSent();
                acquired.dispose();
                return Mono.empty();
            }
            return GuardedMono.of(
                    () -> platform.setTimeSensitive(request, token),
                    new CallResultHandler(request, token, permit, acquired, tokens, unconfirmed),
                    time,
                    longestCall);
        }

        private Mono<TimeSensitiveResponse> beginAgainWith(Disposable acquired) {
            connection = acquired;
            tokenRenewed = false;
            return begin(Priority.RETRY).doFinally(signal -> acquired.dispose());
        }
    }
}
