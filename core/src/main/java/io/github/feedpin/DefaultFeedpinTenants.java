package io.github.feedpin;

import io.github.feedpin.internal.call.CallBegin;
import io.github.feedpin.internal.release.ReleaseSender;
import io.github.feedpin.internal.tenant.TenantPool;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.pin.PinReleaser;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.quota.Priority;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Keeps the tenants in a {@link TenantPool}. */
final class DefaultFeedpinTenants implements FeedpinTenants {

    private final TenantFactory factory;
    private final TenantPool<Tenant> pool;
    private final @Nullable PinReleaser releaser;

    /** @param releaser creates the releaser of the app; null if there is no pin store */
    DefaultFeedpinTenants(TenantFactory factory, Function<ReleaseSender, @Nullable PinReleaser> releaser) {
        TenantClient.requireAllowed(factory.options().userIdType());
        this.factory = factory;
        this.pool = new TenantPool<>(factory::create, factory.time());
        this.releaser = releaser.apply(this::release);
    }

    @Override
    public FeedpinClient client(TenantKey tenantKey) {
        return new TenantClient(
                pool, Objects.requireNonNull(tenantKey, "tenantKey"), FeedCard.BOT_CHAT, factory.options(), releaser);
    }

    private Mono<TimeSensitiveResponse> release(PinTarget target, Supplier<Mono<CallBegin>> call) {
        @Nullable TenantKey tenantKey = target.tenant();
        return tenantKey == null
                ? Mono.error(new IllegalStateException("The pins of a store app belong to a tenant"))
                : pool.mono(tenantKey, tenant -> tenant.sender(target.card()).sendRecorded(call, Priority.BULK));
    }

    @Override
    public PinReleaser releaser() {
        return DefaultFeedpinClient.requireStore(releaser);
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
    public Mono<Integer> runsInProgress() {
        return Mono.fromSupplier(factory.runs()::size);
    }

    @Override
    public Mono<Void> stopRuns(Duration within, Publisher<?> until) {
        return factory.runs()
                .stop(DefaultFeedpinClient.notNegative("within", within), Objects.requireNonNull(until, "until"));
    }

    @Override
    public Mono<Void> close(Duration grace) {
        DefaultFeedpinClient.notNegative("grace", grace);
        Mono<Void> closed = pool.closeAll(tenant -> tenant.end(grace));
        return releaser == null ? closed : releaser.stop(grace).then(closed);
    }
}
