package io.github.feedpin.spring.boot;

import io.github.feedpin.pin.PinStore;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.quota.QuotaListener;
import io.github.feedpin.spring.boot.app.PinStoreFactory;
import io.github.feedpin.spring.boot.app.SharedQuota;
import io.github.feedpin.spring.boot.app.SharedState;
import io.github.feedpin.spring.boot.environment.RedisSettings;
import io.github.feedpin.spring.boot.properties.InvalidPropertyException;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import io.github.feedpin.token.TokenStore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Creates the components of clients that processes share, in Redis if it is used, and otherwise in memory. A client of
 * a simulated platform uses Redis only if the application says so.
 */
final class SharedParts {

    private final ObjectProvider<SharedState> shared;
    private final RedisSettings redis;
    private final PinStoreFactory localPins;
    private final TimeSource time;

    SharedParts(ObjectProvider<SharedState> shared, RedisSettings redis, PinStoreFactory localPins, TimeSource time) {
        this.shared = shared;
        this.redis = redis;
        this.localPins = localPins;
        this.time = time;
    }

    boolean sharesQuota(AppIdentity app) {
        return stateOf(app).sharesQuota();
    }

    QuotaLimiterFactory quotaLimiters(AppIdentity app, QuotaListener listener) {
        SharedState state = stateOf(app);
        QuotaLimiterFactory local = (scope, source) ->
                QuotaLimiter.of(app.settings().properties().quota().quota(), source, listener);
        if (!state.sharesQuota()) {
            return local;
        }
        SharedQuota quota = new SharedQuota(
                app.baseUrl(),
                app.appId(),
                app.longestCall(),
                app.settings().properties().quota().quota(),
                listener);
        return Objects.requireNonNullElse(state.quotaLimiters(quota), local);
    }

    @Nullable
    TokenStore tokenStore(AppIdentity app) {
        SharedState state = stateOf(app);
        return state == SharedState.NONE ? null : state.tokens(app.baseUrl(), app.appId());
    }

    AppTicketStore ticketStore(AppIdentity app) {
        SharedState state = stateOf(app);
        @Nullable AppTicketStore tickets = state == SharedState.NONE ? null : state.tickets(app.baseUrl(), app.appId());
        return tickets == null ? AppTicketStore.inMemory(app.isSimulated() ? ticketTime() : time) : tickets;
    }

    /** Returns the time with the clock of the system, which a simulator stamps its tickets with. */
    private TimeSource ticketTime() {
        return new TimeSource(TimeSource.system().scheduler(), time::nanoTime, time.workers());
    }

    PinStore pinStore(AppIdentity app) {
        SharedState state = stateOf(app);
        @Nullable PinStore pins = state == SharedState.NONE ? null : state.pins(app.baseUrl());
        return pins == null ? localPins.create(time) : pins;
    }

    private SharedState stateOf(AppIdentity app) {
        boolean demanded = redis.enabled().orElse(false);
        if (app.isSimulated() && !demanded) {
            return SharedState.NONE;
        }
        @Nullable SharedState state = shared.getIfAvailable();
        if (state == null) {
            InvalidPropertyException.require(
                    !demanded && (!redis.hasUrl() || redis.enabled().isPresent()),
                    "redis." + (demanded ? "enabled" : "url")
                            + " requires the module feedpin-redis-adapter, and a Redis: set feedpin.redis.url, or add"
                            + " Spring Boot's module for Redis");
            return SharedState.NONE;
        }
        return state;
    }
}
