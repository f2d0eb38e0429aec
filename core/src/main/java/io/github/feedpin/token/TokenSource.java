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
     * @return fails as {@link TokenProvider#token()} does
     */
    Mono<CachedToken> fetch(@Nullable CachedToken replaced);

    /** Completes when a fetch need not wait for anything but the platform; it fails as a fetch does. Lazy. */
    default Mono<Void> prepare() {
        return Mono.empty();
    }
}
