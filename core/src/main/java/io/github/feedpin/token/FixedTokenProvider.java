package io.github.feedpin.token;

import io.github.feedpin.platform.AccessToken;
import reactor.core.publisher.Mono;

/** Provider of a token that cannot be replaced. */
record FixedTokenProvider(AccessToken fixed) implements TokenProvider {

    @Override
    public Mono<AccessToken> token() {
        return Mono.just(fixed);
    }

    @Override
    public boolean isCurrent(AccessToken token) {
        return fixed.equals(token);
    }

    /** Does nothing: there is no other token, so the retry of the call fails. */
    @Override
    public void invalidate(AccessToken token) {}
}
