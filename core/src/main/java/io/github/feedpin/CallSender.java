package io.github.feedpin;

import io.github.feedpin.error.AppRefusedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoAnswerException;
import io.github.feedpin.error.PausedException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.internal.Guarded;
import io.github.feedpin.internal.Patience;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.CallCapacity;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.Lane;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.retry.RejectionBreaker;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenKeeper;
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
 * has one. Tells the token keeper of a rejected token and the limiter of how the call ended; repeats nothing. While a
 * rejection of the app is remembered, a call fails with it at once, or when its permit comes, and costs neither token
 * nor permit.
 */
final class CallSender {

    private final FeedpinPlatform platform;
    private final CallCapacity capacity;
    private final TokenKeeper tokens;
    private final RejectionBreaker rejections;
    private final FirstCall firstCall;
    private final TimeSource time;
    private final LateRequests late;
    private final Duration longestCall;
    // Put together once, since they are the same for every call.
    private final Mono<AccessToken> token;
    private final Map<Lane, Mono<Permit>> permits = new EnumMap<>(Lane.class);

    CallSender(
            FeedpinPlatform platform,
            TokenKeeper tokens,
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
        for (Lane lane : Lane.values()) {
            permits.put(lane, permitOf(limiter, lane));
        }
    }

    /** The requests that may still be carried out although their calls have ended. */
    LateRequests late() {
        return late;
    }

    /**
     * Sends once.
     *
     * @param gate is asked when the permit is there, and says what is sent; when that is nothing, the {@code Mono} completes empty
     * @param lane where the call waits for its permit
     * @return fails with a {@link FeedpinException} only
     */
    Mono<TimeSensitiveResponse> send(Gate gate, Lane lane) {
        return Mono.defer(() -> {
            RejectionBreaker.Attempt attempt = rejections.attempt();
            return new Sending(gate, lane, attempt).begin(lane).tap(() -> new AttemptListener(attempt, firstCall));
        });
    }

    /** @param longest the longest pause that callers wait for, and a fetch */
    private static Mono<AccessToken> tokenOf(TokenKeeper tokens, TimeSource time, Duration longest) {
        return Guarded.of(
                tokens::token,
                new Guarded.Contract<AccessToken, AccessToken>() {
                    @Override
                    public AccessToken value(AccessToken value) {
                        return value;
                    }

                    @Override
                    public FeedpinException failure(Throwable failure) {
                        return failure instanceof AppRefusedException || failure instanceof TokenUnavailableException
                                ? (FeedpinException) failure
                                : new TokenUnavailableException(known(failure, "The token keeper failed"));
                    }

                    @Override
                    public FeedpinException nothing() {
                        return new NoAnswerException("The token keeper gave no token", null);
                    }
                },
                time,
                longest);
    }

    private static Mono<Permit> permitOf(QuotaLimiter limiter, Lane lane) {
        return Guarded.of(() -> limiter.acquire(lane), new Guarded.Contract<Permit, Permit>() {
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

    /** A keeper that fails to say is taken at its earlier word. */
    private boolean isCurrent(AccessToken token) {
        try {
            return tokens.isCurrent(token);
        } catch (Throwable failure) {
            return true;
        }
    }

    /** Whoever breaks its contract must not cost anybody the outcome: a failure of another kind is taken for no answer. */
    static FeedpinException known(Throwable failure, String what) {
        return failure instanceof FeedpinException known
                ? known
                : new NoAnswerException(what + ": " + failure.getClass().getName(), failure);
    }

    /**
     * One call on its way, which may begin anew when its token has been replaced, or when it had to wait for a place.
     */
    private final class Sending {

        private final Gate gate;
        private final Lane lane;
        private final RejectionBreaker.Attempt attempt;
        private boolean tokenRenewed;
        private @Nullable Disposable place;

        Sending(Gate gate, Lane lane, RejectionBreaker.Attempt attempt) {
            this.gate = gate;
            this.lane = lane;
            this.attempt = attempt;
        }

        Mono<TimeSensitiveResponse> begin(Lane turn) {
            return token.flatMap(current -> permit(turn).flatMap(permit -> sendWith(permit, current)));
        }

        private Mono<Permit> permit(Lane turn) {
            Mono<Permit> permit = Objects.requireNonNull(permits.get(turn));
            return turn != Lane.SINGLES || firstCall.isOver()
                    ? permit
                    : firstCall
                            .turn(attempt)
                            .then(Mono.fromRunnable(attempt::check))
                            .then(permit);
        }

        private Mono<TimeSensitiveResponse> sendWith(Permit permit, AccessToken current) {
            try {
                attempt.check();
            } catch (AppRefusedException rejection) {
                permit.neverSent();
                return Mono.error(rejection);
            }
            if (!tokenRenewed && !isCurrent(current)) {
                // Replaced while the permit was awaited: the turn is kept, no permit is held while a token is fetched.
                permit.neverSent();
                tokenRenewed = true;
                return begin(Lane.RESUMED);
            }
            Disposable held = place == null ? capacity.tryTake() : place;
            if (held == null) {
                permit.neverSent();
                return capacity.take(lane).flatMap(this::beginAgainWith);
            }
            @Nullable TimeSensitiveRequest request = gate.pass();
            if (request == null) {
                permit.neverSent();
                held.dispose();
                return Mono.empty();
            }
            return Guarded.of(
                    () -> platform.setTimeSensitive(request, current),
                    new SentCall(request, current, permit, held, tokens, late),
                    time,
                    longestCall);
        }

        private Mono<TimeSensitiveResponse> beginAgainWith(Disposable taken) {
            place = taken;
            tokenRenewed = false;
            return begin(Lane.RESUMED).doFinally(signal -> taken.dispose());
        }
    }
}
