package io.github.feedpin;

import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;

import io.github.feedpin.error.AppRefusedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoAnswerException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.TokenRefusedException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.Answer;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.Lane;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.token.TokenKeeper;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Makes one call: token, permit, call, judgement. The token comes first, so that waiting for it holds no permit. Tells the token
 * keeper of a refused token and the limiter of how the call ended; repeats nothing.
 */
final class CallSender {

    private final FeedpinPlatform platform;
    private final TokenKeeper tokens;
    // Put together once, since they are the same for every call.
    private final Mono<AccessToken> token;
    private final Map<Lane, Mono<Permit>> permits = new EnumMap<>(Lane.class);

    CallSender(FeedpinPlatform platform, TokenKeeper tokens, QuotaLimiter limiter) {
        this.platform = platform;
        this.tokens = tokens;
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
        return send(gate, lane, false);
    }

    private Mono<TimeSensitiveResponse> send(Gate gate, Lane lane, boolean tokenRenewed) {
        Mono<Permit> permit = Objects.requireNonNull(permits.get(lane));
        return token.flatMap(current -> permit.flatMap(granted -> sendWith(granted, current, gate, tokenRenewed)));
    }

    private static Mono<AccessToken> tokenOf(TokenKeeper tokens) {
        return Mono.defer(tokens::token)
                .switchIfEmpty(Mono.error(() -> new NoAnswerException("The token keeper gave no token", null)))
                .onErrorMap(failure ->
                        failure instanceof AppRefusedException || failure instanceof TokenUnavailableException
                                ? failure
                                : new TokenUnavailableException(known(failure, "The token keeper failed")));
    }

    private static Mono<Permit> permitOf(QuotaLimiter limiter, Lane lane) {
        return Mono.defer(() -> limiter.acquire(lane))
                .<Permit>map(SafePermit::new)
                .switchIfEmpty(Mono.error(() -> new UnreachableException("The quota limiter gave no permit", null)))
                .onErrorMap(failure -> failure instanceof UnreachableException
                        ? failure
                        : new UnreachableException(
                                "The quota limiter failed: "
                                        + failure.getClass().getName(),
                                failure));
    }

    private Mono<TimeSensitiveResponse> sendWith(Permit permit, AccessToken token, Gate gate, boolean tokenRenewed) {
        if (!tokenRenewed && !isCurrent(token)) {
            // Replaced while the permit was awaited: the turn is kept, the permit is not held while a token is fetched.
            permit.neverSent();
            return send(gate, Lane.RESUMED, true);
        }
        @Nullable TimeSensitiveRequest request = gate.pass();
        if (request == null) {
            permit.neverSent();
            return Mono.empty();
        }
        return Mono.defer(() -> platform.setTimeSensitive(request, token))
                .switchIfEmpty(Mono.error(() -> new NoAnswerException(SET_TIME_SENSITIVE + " gave no answer", null)))
                .doOnCancel(permit::lost)
                .map(answer -> judge(answer, request.userIds(), token, permit))
                .onErrorMap(failure -> known(failure, SET_TIME_SENSITIVE + " failed in the platform adapter"))
                .doOnError(failure -> closeUnanswered(permit, failure));
    }

    /** A keeper that fails to say is taken at its earlier word. */
    private boolean isCurrent(AccessToken token) {
        try {
            return tokens.isCurrent(token);
        } catch (RuntimeException failure) {
            return true;
        }
    }

    private TimeSensitiveResponse judge(
            Answer<List<FailedUser>> answer, List<String> userIds, AccessToken token, Permit permit) {
        try {
            List<FailedUser> failed = answer.dataOrThrow(SET_TIME_SENSITIVE, userIds);
            return new TimeSensitiveResponse(failed, answer.logId());
        } catch (RateLimitedException refusal) {
            permit.rejected(refusal.retryAfter().orElse(null));
            throw refusal;
        } catch (TokenRefusedException refusal) {
            tokens.refused(token);
            throw refusal;
        } finally {
            permit.completed();
        }
    }

    private static void closeUnanswered(Permit permit, Throwable failure) {
        if (failure instanceof UnreachableException) {
            permit.neverSent();
        } else {
            permit.lost();
        }
    }

    /** Whoever breaks its contract must not cost anybody the outcome: a failure of another kind is taken for no answer. */
    private static FeedpinException known(Throwable failure, String what) {
        return failure instanceof FeedpinException known
                ? known
                : new NoAnswerException(what + ": " + failure.getClass().getName(), failure);
    }
}
