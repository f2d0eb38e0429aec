/**
 * One quota for many processes. Entry point: {@link io.github.feedpin.redis.internal.quota.RedisQuotaLimiter}.
 *
 * <p>The slots of a quota belong to all processes, and each is lent to at most one of them. A {@code QuotaMember}
 * represents this process: with every heartbeat it sends an {@code ExchangeRequest} (what it needs, what it returns)
 * through a {@code SlotExchange}, and lends the slots of the {@code ExchangeReply} to core's limiter, under a
 * {@code Lease}. {@code RedisSlotExchange} runs the script {@code exchange.lua}, which is atomic.
 *
 * <p>May import {@code internal.connection} and the public packages of core.
 */
@NullMarked
package io.github.feedpin.redis.internal.quota;

import org.jspecify.annotations.NullMarked;
