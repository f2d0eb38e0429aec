package io.github.feedpin.redis.internal.quota;

import reactor.core.publisher.Mono;

/** Strategy interface for exchanging slots with the other processes. */
@FunctionalInterface
interface SlotExchange {

    /**
     * Performs one exchange. Lazy. If it fails, it is unknown whether it took place, so it is repeated with the same
     * sequence number.
     */
    Mono<ExchangeReply> exchange(ExchangeRequest request);
}
