package io.github.feedpin.internal.call;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PausedException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.internal.retry.Patience;
import io.github.feedpin.internal.retry.RejectionBreaker;
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
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Makes one call: token, permit, place in the pool, call, judgement. The token comes first, so that waiting for it
 * holds no permit; and a call that finds no place in a full pool gives its permit back, and asks for another when it
 * has one. Tells the token provider of a rejected token and the limiter of how the call ended; repeats nothing. While a
 * rejection of the app is remembered, a call fails with it at once, or when its permit comes, and costs neither token
 * nor permit.
 */
public final class CallSender {

    private final FeedpinPlatform platform;
    private final CallCapacity capacity;
    private final TokenProvider tokens;
    private final RejectionBreaker rejections;
    private final FirstCall firstCall;
    private final TimeSource time;
    private final LateRequests late;
    private final Duration longestCall;
    // Put together once, since they are the same for every call.
    private final Mono<AccessToken> token;
    private final Map<Priority, Mono<Permit>> permits = new EnumMap<>(Priority.class);

    public CallSender(
            FeedpinPlatform platform,
            TokenProvider tokens,
            QuotaLimiter limiter,
            TimeSource time,
            RejectionBreaker rejections,
            FirstCall firstCall) {
        this.platform = platform;
        this.capacity = platform.capacity();
        this.tokens = tokens;
        this.rejections = rejections;
        this.firstCall = firstCall;
        this.time = time;
        this.late = new LateRequests(time);
        this.longestCall = platform.longestCall();
        this.token = tokenOf(tokens, time, Patience.LONGEST_WAIT.plus(longestCall));
        for (Priority priority : Priority.values()) {
            permits.put(priority, permitOf(limiter, priority));
        }
    }

    /** The requests that may still be carried out although their calls have ended. */
    public LateRequests late() {
        return late;
    }

    /**
     * Sends once.
     *
     * @param gate is asked when the permit is there, and says what is sent; when that is nothing, the {@code Mono}
     *     completes empty
     * @param priority where the call waits for its permit
     * @return fails with a {@link FeedpinException} only
     */
    public Mono<TimeSensitiveResponse> send(SendGate gate, Priority priority) {
        return Mono.defer(() -> {
            RejectionBreaker.Attempt attempt = rejections.attempt();
            return new Sending(gate, priority, attempt)
                    .begin(priority)
                    .tap(() -> new AttemptListener(attempt, firstCall));
        });
    }

    /** @param longest the longest pause that callers wait for, and a fetch */
    private static Mono<AccessToken> tokenOf(TokenProvider tokens, TimeSource time, Duration longest) {
        return GuardedMono.of(
                tokens::token,
                new GuardedMono.Contract<AccessToken, AccessToken>() {
                    @Override
                    public AccessToken value(AccessToken value) {
                        return value;
                    }

                    @Override
                    public FeedpinException failure(Throwable failure) {
                        return failure instanceof AppRejectedException || failure instanceof TokenUnavailableException
                                ? (FeedpinException) failure
                                : new TokenUnavailableException(known(failure, "The token provider failed"));
                    }

                    @Override
                    public FeedpinException nothing() {
                        return new NoResponseException("The token provider gave no token", null);
                    }
                },
                time,
                longest);
    }

    private static Mono<Permit> permitOf(QuotaLimiter limiter, Priority priority) {
        return GuardedMono.of(() -> limiter.acquire(priority), new GuardedMono.Contract<Permit, Permit>() {
            @Override
            public Permit value(Permit value) {
                return new SafePermit(value);
            }

            @Override
            public FeedpinException failure(Throwable failure) {
                String type = failure.getClass().getName();
                return failure instanceof UnreachableException || failure instanceof PausedException
                        ? (FeedpinException) failure
                        : new UnreachableException("The quota limiter failed: " + type, failure);
            }

            @Override
            public FeedpinException nothing() {
                return new UnreachableException("The quota limiter gave no permit", null);
            }

            @Override
            public void undelivered(Permit permit) {
                permit.lost();
            }
        });
    }

    /** A provider that fails to say is taken at its earlier word. */
    private boolean isCurrent(AccessToken token) {
        try {
            return tokens.isCurrent(token);
        } catch (Throwable failure) {
            return true;
        }
    }

    /**
     * Whoever breaks its contract must not cost anybody the outcome: a failure of another kind is taken for no
     * response.
     */
    static FeedpinException known(Throwable failure, String what) {
        return failure instanceof FeedpinException known
                ? known
                : new NoResponseException(what + ": " + failure.getClass().getName(), failure);
    }

    /**
     * One call on its way, which may begin anew when its token has been replaced, or when it had to wait for a place.
     */
    private final class Sending {

        private final SendGate gate;
        private final Priority priority;
        private final RejectionBreaker.Attempt attempt;
        private boolean tokenRenewed;
        private @Nullable Disposable place;

        Sending(SendGate gate, Priority priority, RejectionBreaker.Attempt attempt) {
            this.gate = gate;
            this.priority = priority;
            this.attempt = attempt;
        }

        Mono<TimeSensitiveResponse> begin(Priority turn) {
            return token.flatMap(current -> permit(turn).flatMap(permit -> sendWith(permit, current)));
        }

        private Mono<Permit> permit(Priority turn) {
            Mono<Permit> permit = Objects.requireNonNull(permits.get(turn));
            return turn != Priority.INTERACTIVE || firstCall.isOver()
                    ? permit
                    : firstCall
                            .turn(attempt)
                            .then(Mono.fromRunnable(attempt::check))
                            .then(permit);
        }

        private Mono<TimeSensitiveResponse> sendWith(Permit permit, AccessToken current) {
            try {
                attempt.check();
            } catch (AppRejectedException rejection) {
                permit.neverSent();
                return Mono.error(rejection);
            }
            if (!tokenRenewed && !isCurrent(current)) {
                // Replaced while the permit was awaited: the turn is kept, no permit is held while a token is fetched.
                permit.neverSent();
                tokenRenewed = true;
                return begin(Priority.RETRY);
            }
            Disposable held = place == null ? capacity.tryTake() : place;
            if (held == null) {
                permit.neverSent();
                return capacity.take(priority).flatMap(this::beginAgainWith);
            }
            @Nullable TimeSensitiveRequest request = gate.pass();
            if (request == null) {
                permit.neverSent();
                held.dispose();
                return Mono.empty();
            }
            return GuardedMono.of(
                    () -> platform.setTimeSensitive(request, current),
                    new CallResultHandler(request, current, permit, held, tokens, late),
                    time,
                    longestCall);
        }

        private Mono<TimeSensitiveResponse> beginAgainWith(Disposable taken) {
            place = taken;
            tokenRenewed = false;
            return begin(Priority.RETRY).doFinally(signal -> taken.dispose());
        }
    }
}
