package io.github.feedpin.internal.call;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.TicketPendingException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.internal.guard.ApplicationCode;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenProvider;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** Decorates a token provider so that it terminates in time, fails only with known exceptions, and never throws. */
final class GuardedTokens implements GuardedMono.SignalHandler<AccessToken, AccessToken> {

    private static final String PROVIDER = "The token provider";

    private final TokenProvider provider;
    private final Mono<AccessToken> token;

    /** @param timeout the maximum wait for a token */
    GuardedTokens(TokenProvider provider, TimeSource time, Duration timeout) {
        this.provider = provider;
        this.token = GuardedMono.of(provider::token, this, time, timeout);
    }

    /** Emits a token to send with. */
    Mono<AccessToken> token() {
        return token;
    }

    /** Returns whether {@code current} is still valid, as far as the provider knows. */
    boolean isCurrent(AccessToken current) {
        return ApplicationCode.call(PROVIDER, () -> provider.isCurrent(current), true);
    }

    /** Tells the provider that the platform rejected {@code rejected}. */
    void invalidate(AccessToken rejected) {
        ApplicationCode.run(PROVIDER, () -> provider.invalidate(rejected));
    }

    @Override
    public AccessToken value(AccessToken value) {
        return value;
    }

    @Override
    public FeedpinException failure(Throwable failure) {
        return failure instanceof AppRejectedException
                        || failure instanceof TokenUnavailableException
                        || failure instanceof TicketPendingException
                ? (FeedpinException) failure
                : new TokenUnavailableException(CallSender.known(failure, PROVIDER + " failed"));
    }

    @Override
    public FeedpinException empty() {
        return new NoResponseException(PROVIDER + " gave no token", null);
    }
}
