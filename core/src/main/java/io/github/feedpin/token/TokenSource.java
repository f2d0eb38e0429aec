package io.github.feedpin.token;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Strategy interface for fetching one token. */
@FunctionalInterface
interface TokenSource {

    /**
     * Returns a fetch. Lazy; each subscription fetches a token.
     *
     * @param replaced the token that the fetched one replaces, because it is rejected, expired or expires soon; null if
     *     there is none
     * @return empty if there is no token to fetch; fails as {@link TokenProvider#token()} does
     */
    Mono<CachedToken> fetch(@Nullable CachedToken replaced);

    /**
     * Waits for everything that a fetch needs besides the platform, so that a fetch which starts afterwards is short.
     * Lazy.
     *
     * @return false if there is no token to fetch; fails as a fetch does
     */
    default Mono<Boolean> prepare() {
        return Mono.just(true);
    }
}
