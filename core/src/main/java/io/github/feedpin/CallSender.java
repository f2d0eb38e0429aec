package io.github.feedpin;

import io.github.feedpin.error.AppRefusedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoAnswerException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.Lane;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.retry.RejectionBreaker;
import io.github.feedpin.token.TokenKeeper;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Makes one call: token, permit, call, judgement. The token comes first, so that waiting for it holds no permit. Tells the token
 * keeper of a refused token and the limiter of how the call ended; repeats nothing. While a rejection of the app is
 * remembered, a call fails with it at once, or when its permit comes, and costs neither token nor permit.
 */
final class CallSender {

    private final FeedpinPlatform platform;
    private final TokenKeeper tokens;
    private final RejectionBreaker rejections;
    private final FirstCall firstCall;
    // Put together once, since they are the same for every call.
    private final Mono<AccessToken> token;
    private final Map<Lane, Mono<Permit>> permits = new EnumMap<>(Lane.class);

    CallSender(
            FeedpinPlatform platform,
            TokenKeeper tokens,
            QuotaLimiter limiter,
            RejectionBreaker rejections,
            FirstCall firstCall) {
        this.platform = platform;
        this.tokens = tokens;
        this.rejections = rejections;
        this.firstCall = firstCall;
        this.token = tokenOf(tokens);
        for (Lane lane : Lane.values()) {
            permits.put(lane, permitOf(limiter, lane));
        }
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
            return send(gate, lane, attempt, false).tap(() -> new AttemptListener(attempt, firstCall));
        });
    }

    private Mono<TimeSensitiveResponse> send(
            Gate gate, Lane lane, RejectionBreaker.Attempt attempt, boolean tokenRenewed) {
        return token.flatMap(current ->
                permit(lane, attempt).flatMap(granted -> sendWith(granted, current, gate, attempt, tokenRenewed)));
    }

    private Mono<Permit> permit(Lane lane, RejectionBreaker.Attempt attempt) {
        Mono<Permit> permit = Objects.requireNonNull(permits.get(lane));
        return lane != Lane.SINGLES || firstCall.isOver()
                ? permit
                : firstCall
                        .turn(attempt)
                        .then(Mono.fromRunnable(attempt::check))
                        .then(permit);
    }

    private static Mono<AccessToken> tokenOf(TokenKeeper tokens) {
        return Guarded.of(tokens::token, new Guarded.Contract<AccessToken, AccessToken>() {
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
        });
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
                return failure instanceof UnreachableException unreachable
                        ? unreachable
                        : new UnreachableException("The quota limiter failed: " + type, failure);
            }

            @Override
            public FeedpinException nothing() {
                return new UnreachableException("The quota limiter gave no permit", null);
            }
        });
    }

    private Mono<TimeSensitiveResponse> sendWith(
            Permit permit, AccessToken token, Gate gate, RejectionBreaker.Attempt attempt, boolean tokenRenewed) {
        try {
            attempt.check();
        } catch (AppRefusedException rejection) {
            permit.neverSent();
            return Mono.error(rejection);
        }
        if (!tokenRenewed && !isCurrent(token)) {
            // Replaced while the permit was awaited: the turn is kept, the permit is not held while a token is fetched.
            permit.neverSent();
            return send(gate, Lane.RESUMED, attempt, true);
        }
        @Nullable TimeSensitiveRequest request = gate.pass();
        if (request == null) {
            permit.neverSent();
            return Mono.empty();
        }
        return Guarded.of(
                () -> platform.setTimeSensitive(request, token),
                new SentCall(request.userIds(), token, permit, tokens));
    }

    /** A keeper that fails to say is taken at its earlier word. */
    private boolean isCurrent(AccessToken token) {
        try {
            return tokens.isCurrent(token);
        } catch (RuntimeException failure) {
            return true;
        }
    }

    /** Whoever breaks its contract must not cost anybody the outcome: a failure of another kind is taken for no answer. */
    static FeedpinException known(Throwable failure, String what) {
        return failure instanceof FeedpinException known
                ? known
                : new NoAnswerException(what + ": " + failure.getClass().getName(), failure);
    }
}
