package io.github.feedpin.token;

import reactor.core.publisher.Mono;

/** Strategy interface for fetching one token. */
@FunctionalInterface
interface TokenSource {

    /**
     * Returns a fetch. Lazy; each subscription fetches a token.
     *
     * @return fails as {@link TokenProvider#token()} does
     */
    Mono<CachedToken> fetch();
}
