package io.github.feedpin.spring.boot.app;

import io.github.feedpin.pin.PinStore;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.token.AppTicketStore;
import io.github.feedpin.token.TokenStore;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Strategy interface for what the processes of an app share. Each part is null if it is not shared. Does not depend on
 * Redis, which may be absent.
 */
public interface SharedState {

    /** Shares nothing. */
    SharedState NONE = new SharedState() {
        @Override
        public @Nullable QuotaLimiterFactory quotaLimiters(SharedQuota quota) {
            return null;
        }

        @Override
        public @Nullable TokenStore tokens(BaseUrl platform, String appId) {
            return null;
        }

        @Override
        public @Nullable AppTicketStore tickets(BaseUrl platform, String appId) {
            return null;
        }

        @Override
        public @Nullable PinStore pins(BaseUrl platform) {
            return null;
        }

        @Override
        public Mono<Void> close() {
            return Mono.empty();
        }
    };

    /** Returns whether a quota is shared. */
    default boolean sharesQuota() {
        return false;
    }

    /** Returns a factory of limiters that are closed with this; null if quotas are not shared. */
    @Nullable
    QuotaLimiterFactory quotaLimiters(SharedQuota quota);

    /** Returns the store of an app's access tokens; null if they are not shared. */
    @Nullable
    TokenStore tokens(BaseUrl platform, String appId);

    /** Returns the store of an app's tickets; null if they are not shared. */
    @Nullable
    AppTicketStore tickets(BaseUrl platform, String appId);

    /** Returns the store of the pins of all apps; null if they are not shared. */
    @Nullable
    PinStore pins(BaseUrl platform);

    /** Closes the limiters, and then the connection. Lazy and idempotent; takes two seconds at most. */
    Mono<Void> close();
}
