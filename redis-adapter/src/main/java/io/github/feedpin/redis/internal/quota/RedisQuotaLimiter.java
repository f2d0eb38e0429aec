package io.github.feedpin.redis.internal.quota;

import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaSnapshot;
import reactor.core.publisher.Mono;

/** Limiter of the slots that are lent to this process. Thread-safe. */
public final class RedisQuotaLimiter implements QuotaLimiter {

    private final QuotaMember member;

    public RedisQuotaLimiter(QuotaMember member) {
        this.member = member;
    }

    /** {@inheritDoc} The permit is emitted neither on Lettuce's threads nor on the event loop. */
    @Override
    public Mono<Permit> acquire(Priority priority) {
        return member.limiter().acquire(priority);
    }

    /** {@inheritDoc} The slots are those lent to this process. */
    @Override
    public Mono<QuotaSnapshot> snapshot() {
        return member.limiter().snapshot();
    }

    @Override
    public Mono<Void> close() {
        return member.close();
    }
}
