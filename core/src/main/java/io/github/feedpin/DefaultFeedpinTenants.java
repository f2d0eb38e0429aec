package io.github.feedpin;

import io.github.feedpin.internal.tenant.TenantPool;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import java.time.Duration;
import java.util.Objects;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Keeps the tenants in a {@link TenantPool}. */
final class DefaultFeedpinTenants implements FeedpinTenants {

    private final TenantFactory factory;
    private final TenantPool<Tenant> pool;

    DefaultFeedpinTenants(TenantFactory factory) {
        TenantClient.requireAllowed(factory.options().userIdType());
        this.factory = factory;
        this.pool = new TenantPool<>(factory::create, factory.time());
    }

    @Override
    public FeedpinClient client(TenantKey tenantKey) {
        return new TenantClient(
                pool, Objects.requireNonNull(tenantKey, "tenantKey"), FeedCard.BOT_CHAT, factory.options());
    }

    @Override
    public int size() {
        return pool.size();
    }

    @Override
    public Mono<Void> close(TenantKey tenantKey, Duration grace) {
        return client(tenantKey).close(grace);
    }

    @Override
    public Mono<Void> stopRuns(Duration within, Publisher<?> until) {
        return factory.runs()
                .stop(DefaultFeedpinClient.notNegative("within", within), Objects.requireNonNull(until, "until"));
    }

    @Override
    public Mono<Void> close(Duration grace) {
        DefaultFeedpinClient.notNegative("grace", grace);
        return pool.closeAll(tenant -> tenant.end(grace));
    }
}
