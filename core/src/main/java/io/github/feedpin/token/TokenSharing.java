package io.github.feedpin.token;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.time.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Shares the tokens of one app on one platform with other processes, if there is a store.
 *
 * @param store the store; null if tokens are not shared
 */
record TokenSharing(@Nullable GuardedTokenStore store, BaseUrl platform, String appId, TimeSource time) {

    static TokenSharing of(@Nullable TokenStore store, BaseUrl platform, String appId, TimeSource time) {
        return new TokenSharing(store == null ? null : new GuardedTokenStore(store, time), platform, appId, time);
    }

    /** Returns a source of the tokens that are shared, or that {@code source} fetches. */
    TokenSource share(TokenSource source, TokenKey.Type type, @Nullable TenantKey tenant) {
        return store == null
                ? source
                : new SharedTokenSource(source, new TokenKey(platform, appId, type, tenant), store, time);
    }
}
