package io.github.feedpin.quota;

import io.github.feedpin.time.TimeSource;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Gives out permits to call, in the order of their priorities, so that no more calls arrive at the platform than the
 * quota allows, as long as none arrives more than 15 seconds after it was given up. Thread-safe; one for each API, app
 * and tenant: clients that use the same app in one process share one.
 */
public interface QuotaLimiter {

    /** A permit for one call of a run; otherwise like {@link #acquire(Priority)}. */
    default Mono<Permit> acquire() {
        return acquire(Priority.BULK);
    }

    /**
     * A permit for one call. Lazy; each subscription queues for its own. A permit must be closed in one of its ways, or
     * its slots stay taken. It arrives on the thread that made it possible: the subscribing one, that of the call which
     * ended, or the scheduler's.
     *
     * <p>Cancelling while waiting costs nothing. Cancelling after the permit came, while it is not closed, closes it as
     * lost; so keep the subscription for as long as the call lasts, as {@code acquire(priority).flatMap(permit ->
     * call)} does.
     *
     * <p>While the platform wants no calls for more than 2 minutes, it fails with
     * {@link io.github.feedpin.error.PausedException}.
     *
     * @param priority where the call waits
     */
    Mono<Permit> acquire(Priority priority);

    /** How the limiter stands at the moment of the subscription, or very shortly after. Never fails. */
    Mono<QuotaSnapshot> snapshot();

    /** A limiter for {@code quota} in this process. */
    static ResizableQuotaLimiter of(Quota quota, TimeSource time) {
        return of(quota, time, new QuotaListener() {});
    }

    /** The same, telling {@code listener} what it does. */
    static ResizableQuotaLimiter of(Quota quota, TimeSource time, QuotaListener listener) {
        return new SlotLimiter(
                Objects.requireNonNull(quota, "quota"),
                Objects.requireNonNull(time, "time"),
                Objects.requireNonNull(listener, "listener"));
    }
}
