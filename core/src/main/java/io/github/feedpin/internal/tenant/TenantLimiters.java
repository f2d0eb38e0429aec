package io.github.feedpin.internal.tenant;

import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.quota.QuotaScope;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.time.TimeSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Decorates a factory so that the limiters of one tenant can be closed when none is in use. Thread-safe. */
public final class TenantLimiters implements QuotaLimiterFactory {

    private final QuotaLimiterFactory factory;
    private final List<QuotaLimiter> created = new CopyOnWriteArrayList<>();

    /** @param factory creates the limiters */
    public TenantLimiters(QuotaLimiterFactory factory) {
        this.factory = factory;
    }

    @Override
    public QuotaLimiter create(QuotaScope scope, TimeSource time) {
        QuotaLimiter limiter = factory.create(scope, time);
        created.add(limiter);
        return limiter;
    }

    /** Emits whether all windows are empty and no pause is in effect. */
    public Mono<Boolean> areUnused() {
        return Flux.fromIterable(created).flatMap(QuotaLimiter::snapshot).all(TenantLimiters::isUnused);
    }

    private static boolean isUnused(QuotaSnapshot quota) {
        return quota.waiting() == 0
                && quota.pausedFor().isZero()
                && quota.windows().stream().allMatch(window -> window.inFlight() == 0 && window.resting() == 0);
    }

    /** Closes the limiters; the failure of one does not prevent closing the others. */
    public Mono<Void> close() {
        return Flux.fromIterable(created)
                .flatMapDelayError(QuotaLimiter::close, Integer.MAX_VALUE, 1)
                .then();
    }
}
