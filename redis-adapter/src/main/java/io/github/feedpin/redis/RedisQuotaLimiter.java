package io.github.feedpin.redis;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaSnapshot;
import io.lettuce.core.RedisURI;
import reactor.core.publisher.Mono;

/**
 * Limiter for one quota that many processes share through Redis. All of them together send no more calls than the quota
 * allows, whatever the number of processes, and also if processes, networks or Redis fail; the page
 * {@code docs/redis.md} says what is promised with replicas, Sentinel and Cluster.
 *
 * <p>Each process holds a part of the slots, by its demand, and grants permits from it without asking Redis; twice a
 * second it exchanges slots with the others. If Redis fails, it uses its slots until its lease ends. After that,
 * requests fail with {@link io.github.feedpin.error.QuotaUnavailableException}, until Redis can be reached again.
 * Requests also wait for the first exchange, for 5 seconds at most.
 *
 * <p>Create one for each app and tenant, and close it when no call needs it any more. Thread-safe.
 */
public final class RedisQuotaLimiter implements QuotaLimiter {

    private final QuotaMember member;

    RedisQuotaLimiter(QuotaMember member) {
        this.member = member;
    }

    /**
     * Returns a builder.
     *
     * @param redis the address of Redis: a server, Sentinels, or a node of a cluster
     * @param platform the platform whose quota is shared
     * @param appId the id of the app
     */
    public static RedisQuotaLimiterBuilder builder(RedisURI redis, BaseUrl platform, String appId) {
        return new RedisQuotaLimiterBuilder(redis, platform, appId);
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

    /**
     * Returns the slots to the other processes, if Redis can be reached, and closes the connection. Waiting and new
     * requests fail. Lazy and idempotent; completes within a second and never fails.
     */
    @Override
    public Mono<Void> close() {
        return member.close();
    }
}
