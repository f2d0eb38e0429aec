package io.github.feedpin.quota;

import io.github.feedpin.time.TimeSource;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Strategy interface for limiting calls. A limiter grants permits in the order of their priorities, at such times that
 * no more calls arrive at the platform than the quota allows, as long as none arrives more than 15 seconds after it was
 * abandoned. Thread-safe; one for each API, app and tenant: clients of the same app in one process share one.
 */
public interface QuotaLimiter {

    /**
     * Requests a permit with {@link Priority#BULK}; otherwise like {@link #acquire(Priority)}.
     *
     * @return one permit, which must be closed
     */
    default Mono<Permit> acquire() {
        return acquire(Priority.BULK);
    }

    /**
     * Requests a permit for one call. Lazy; each subscription requests its own. A permit must be closed in one of its
     * ways, or its slots stay taken. It is emitted on the thread that made it available: the subscribing one, that of
     * the call which ended, or the scheduler's.
     *
     * <p>Cancelling while waiting has no cost. Cancelling after the permit was emitted closes it as lost, unless it is
     * closed; so keep the subscription for the duration of the call, as {@code acquire(priority).flatMap(permit ->
     * call)} does.
     *
     * <p>Fails with {@link io.github.feedpin.error.PausedException} during a pause of more than 2 minutes, and with
     * {@link io.github.feedpin.error.QuotaUnavailableException} if processes share the quota and this one may not use
     * its part.
     *
     * @param priority the priority of the call
     * @return one permit, which must be closed
     */
    Mono<Permit> acquire(Priority priority);

    /** {@return the state of the limiter at the time of the subscription, or very shortly after} Never fails. */
    Mono<QuotaSnapshot> snapshot();

    /** {@return the control of this limiter by an operator; empty by default, if it has none} */
    default Optional<QuotaControl> control() {
        return Optional.empty();
    }

    /**
     * Releases what the limiter holds outside this process, when its client is closed or the tenant is no longer in
     * use. Lazy; does nothing by default.
     *
     * @return a {@code Mono} that completes when that is released
     */
    default Mono<Void> close() {
        return Mono.empty();
    }

    /**
     * Creates a limiter in this process.
     *
     * @param quota the maximum rates of calls
     * @param time measures the rest of slots
     * @return a limiter whose quota is unused
     */
    static QuotaLimiter of(Quota quota, TimeSource time) {
        return of(quota, time, new QuotaListener() {});
    }

    /**
     * Creates a limiter in this process that notifies a listener.
     *
     * @param quota the maximum rates of calls
     * @param time measures the rest of slots
     * @param listener notified of permits, rejections and pauses
     * @return a limiter whose quota is unused
     */
    static QuotaLimiter of(Quota quota, TimeSource time, QuotaListener listener) {
        return new SlotLimiter(
                Objects.requireNonNull(quota, "quota"),
                Objects.requireNonNull(time, "time"),
                Objects.requireNonNull(listener, "listener"));
    }
}
