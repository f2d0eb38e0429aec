package io.github.feedpin.internal.call;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PausedException;
import io.github.feedpin.error.QuotaUnavailableException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.internal.guard.ApplicationCode;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.QuotaLimiter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Decorates a quota limiter so that it fails only with known exceptions, and its permits never throw. The limiter is
 * created when the first permit is requested. Thread-safe.
 */
final class GuardedLimiter {

    private static final PermitHandler HANDLER = new PermitHandler();
    private final Supplier<QuotaLimiter> creation;
    private final Map<Priority, Mono<Permit>> permits = new EnumMap<>(Priority.class);
    private volatile @Nullable QuotaLimiter created;

    /** @param creation called once, or again if it threw */
    GuardedLimiter(Supplier<QuotaLimiter> creation) {
        this.creation = creation;
        for (Priority priority : Priority.values()) {
            permits.put(priority, GuardedMono.of(() -> limiter().acquire(priority), HANDLER));
        }
    }

    /** Emits a permit for one call. */
    Mono<Permit> acquire(Priority priority) {
        return Objects.requireNonNull(permits.get(priority));
    }

    private QuotaLimiter limiter() {
        @Nullable QuotaLimiter limiter = created;
        return limiter == null ? create() : limiter;
    }

    private synchronized QuotaLimiter create() {
        @Nullable QuotaLimiter limiter = created;
        if (limiter == null) {
            limiter = creation.get();
            created = limiter;
        }
        return limiter;
    }

    private record PermitHandler() implements GuardedMono.SignalHandler<Permit, Permit> {

        @Override
        public Permit value(Permit value) {
            return new GuardedPermit(value);
        }

        @Override
        public FeedpinException failure(Throwable failure) {
            return failure instanceof UnreachableException
                            || failure instanceof PausedException
                            || failure instanceof QuotaUnavailableException
                    ? (FeedpinException) failure
                    : new UnreachableException(
                            "The quota limiter failed: " + failure.getClass().getName(), failure);
        }

        @Override
        public FeedpinException empty() {
            return new UnreachableException("The quota limiter gave no permit", null);
        }

        @Override
        public void undelivered(Permit permit) {
            permit.lost();
        }
    }

    private record GuardedPermit(Permit permit) implements Permit {

        @Override
        public boolean isUsable() {
            return ApplicationCode.call("A permit of the quota limiter", permit::isUsable, false);
        }

        @Override
        public void completed() {
            close(permit::completed);
        }

        @Override
        public void neverSent() {
            close(permit::neverSent);
        }

        @Override
        public void lost() {
            close(permit::lost);
        }

        @Override
        public void broken() {
            close(permit::broken);
        }

        @Override
        public void rejected(@Nullable Duration pause) {
            close(() -> permit.rejected(pause));
        }

        private static void close(Runnable closing) {
            ApplicationCode.run("A permit of the quota limiter", closing);
        }
    }
}
