package io.github.feedpin.internal.call;

import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.quota.QuotaScope;
import io.github.feedpin.time.TimeSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The limiters of a client, one for each type of feed card, each created when the first permit is requested. */
public final class ClientLimiters {

    private final Map<FeedCardType, GuardedLimiter> limiters = new EnumMap<>(FeedCardType.class);

    /** @param tenantKey the tenant of a store app; null for a self-built app */
    public ClientLimiters(QuotaLimiterFactory factory, @Nullable TenantKey tenantKey, TimeSource time) {
        for (FeedCardType type : FeedCardType.values()) {
            limiters.put(type, new GuardedLimiter(() -> factory.create(new QuotaScope(type, tenantKey), time)));
        }
    }

    GuardedLimiter of(FeedCardType type) {
        return Objects.requireNonNull(limiters.get(type));
    }
}
