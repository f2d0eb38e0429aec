/**
 * One quota for many processes, shared through Redis. Entry point: {@link io.github.feedpin.redis.RedisQuotaLimiter},
 * the only public type besides its builder.
 *
 * <p>The slots of a quota belong to all processes, and each is lent to at most one of them. A {@code QuotaMember}
 * represents this process: with every heartbeat it sends an {@code ExchangeRequest} (what it needs, what it returns)
 * through a {@code SlotExchange}, and lends the slots of the {@code ExchangeReply} to core's limiter, under a
 * {@code Lease}. {@code RedisSlotExchange} runs the script {@code exchange.lua}, which is atomic, over a
 * {@code RedisConnections}; {@code LettuceConnections} implements that with Lettuce.
 *
 * <p>May import the public packages of core, Reactor and Lettuce.
 */
@NullMarked
package io.github.feedpin.redis;

import org.jspecify.annotations.NullMarked;
