package io.github.feedpin.internal.tenant;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.quota.QuotaScope;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.time.TimeSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
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
        QuotaLimiter limiter = Objects.requireNonNull(factory.create(scope, time), "limiter");
        created.add(limiter);
        return limiter;
    }

    /** Emits whether all windows are empty and no pause is in effect. */
    public Mono<Boolean> areUnused() {
        return Flux.fromIterable(created)
                .flatMap(limiter -> guarded(limiter::snapshot))
                .all(TenantLimiters::isUnused);
    }

    private static boolean isUnused(QuotaSnapshot quota) {
        return quota.waiting() == 0
                && quota.pausedFor().isZero()
                && quota.windows().stream().allMatch(window -> window.inFlight() == 0 && window.resting() == 0);
    }

    /** Closes the limiters; the failure of one does not prevent closing the others. */
    public Mono<Void> close() {
        return Flux.fromIterable(created)
                .flatMapDelayError(limiter -> guarded(() -> limiter.close().thenReturn(limiter)), Integer.MAX_VALUE, 1)
                .then();
    }

    /** Turns whatever a limiter throws into an error signal, since a tenant must not be left half removed. */
    private static <T> Mono<T> guarded(Supplier<Mono<T>> source) {
        return GuardedMono.of(source, new LimiterHandler<>());
    }

    private record LimiterHandler<T>() implements GuardedMono.SignalHandler<T, T> {

        @Override
        public T value(T value) {
            return value;
        }

        @Override
        public FeedpinException failure(Throwable failure) {
            return new UnreachableException(
                    "The quota limiter failed: " + failure.getClass().getName(), failure);
        }

        @Override
        public FeedpinException empty() {
            return new UnreachableException("The quota limiter gave no snapshot", null);
        }
    }
}
