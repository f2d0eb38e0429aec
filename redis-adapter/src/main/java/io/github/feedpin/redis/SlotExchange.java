package io.github.feedpin.redis;

import reactor.core.publisher.Mono;

/** Strategy interface for exchanging slots with the other processes. */
interface SlotExchange {

    /**
     * Performs one exchange. Lazy. If it fails, it is unknown whether it took place, so it is repeated with the same
     * sequence number.
     */
    Mono<ExchangeReply> exchange(ExchangeRequest request);

    /** Releases all resources. Lazy and idempotent. */
    Mono<Void> close();
}
