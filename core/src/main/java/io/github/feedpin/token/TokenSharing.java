package io.github.feedpin.token;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.time.TimeSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Shares the tokens of one app on one platform with other processes, if there is a store.
 *
 * @param store the store; null if tokens are not shared
 */
record TokenSharing(@Nullable GuardedTokenStore store, BaseUrl platform, String appId, TimeSource time) {

    static TokenSharing of(@Nullable TokenStore store, BaseUrl platform, String appId, TimeSource time) {
        return new TokenSharing(store == null ? null : new GuardedTokenStore(store, time), platform, appId, time);
    }

    /**
     * Subscribes to {@code source} whenever a token was obtained, if tokens are shared: this process may have read the
     * token from the store, and must be able to fetch the next one if the store fails. Failures of {@code source} are
     * ignored.
     */
    Mono<CachedToken> alongside(Mono<CachedToken> token, Mono<?> source) {
        return store == null ? token : token.doOnNext(obtained -> source.subscribe(value -> {}, failure -> {}));
    }

    /** Returns a source of the tokens that are shared, or that {@code source} fetches. */
    TokenSource share(TokenSource source, TokenKey.Type type, @Nullable TenantKey tenant) {
        return store == null
                ? source
                : new SharedTokenSource(source, new TokenKey(platform, appId, type, tenant), store, time);
    }
}
