package io.github.feedpin.token;

import io.github.feedpin.platform.AccessToken;
import reactor.core.publisher.Mono;

/** Gives the application's own token, whatever the platform says of it. */
record FixedTokenProvider(AccessToken fixed) implements TokenProvider {

    @Override
    public Mono<AccessToken> token() {
        return Mono.just(fixed);
    }

    @Override
    public boolean isCurrent(AccessToken token) {
        return fixed.equals(token);
    }

    @Override
    public void rejected(AccessToken token) {
        // There is no other one; the caller's replay fails, and says so.
    }
}
