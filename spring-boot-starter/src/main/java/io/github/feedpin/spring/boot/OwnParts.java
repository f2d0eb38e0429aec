package io.github.feedpin.spring.boot;

import io.github.feedpin.pin.PinStore;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.token.TokenStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The beans of the application that replace components of a client. Each is null if there is none.
 *
 * @param limiters creates the limiters
 * @param tokens the store of access tokens
 * @param pins the record of pins
 */
record OwnParts(
        @Nullable QuotaLimiterFactory limiters,
        @Nullable TokenStore tokens,
        @Nullable PinStore pins) {

    /** Returns the beans for the client at the top level. */
    static OwnParts of(
            ObjectProvider<QuotaLimiterFactory> limiters,
            ObjectProvider<TokenStore> tokens,
            ObjectProvider<PinStore> pins) {
        return new OwnParts(limiters.getIfAvailable(), tokens.getIfAvailable(), pins.getIfAvailable());
    }

    /** Returns the beans for a named client. */
    static OwnParts of(NamedClientBeans beans, String client) {
        return new OwnParts(
                beans.find(QuotaLimiterFactory.class, client).orElse(null),
                beans.find(TokenStore.class, client).orElse(null),
                beans.find(PinStore.class, client).orElse(null));
    }
}
