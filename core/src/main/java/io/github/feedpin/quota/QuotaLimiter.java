package io.github.feedpin.quota;

import io.github.feedpin.time.TimeSource;
import reactor.core.publisher.Mono;

/**
 * Gives out permits to call, first come, first served, never more than the quota allows. Thread-safe; one for each API, app
 * and tenant: clients that use the same app in one process share one.
 */
public interface QuotaLimiter {

    /**
     * A permit for one call. Lazy; each subscription queues for its own. Cancelling while waiting costs nothing. Whoever gets a
     * permit must close it in one of its ways, or its slots are lost. The permit arrives on the thread that made it possible:
     * the one that asked, that of the call which ended, or the scheduler's.
     */
    Mono<Permit> acquire();

    /** The same at the head of the queue, for a call whose turn it was already. */
    Mono<Permit> acquireFirst();

    /** A limiter for {@code quota} in this process. */
    static QuotaLimiter of(Quota quota, TimeSource time) {
        return new SlotLimiter(quota, time);
    }
}
