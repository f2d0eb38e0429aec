package io.github.feedpin.quota;

import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.model.TenantKey;
import org.jspecify.annotations.Nullable;

/**
 * What a quota applies to, for one app: the platform counts the calls of each API in each tenant.
 *
 * @param api the type of feed cards, which each have their own API
 * @param tenantKey the tenant of a store app; null for a self-built app
 */
public record QuotaScope(FeedCardType api, @Nullable TenantKey tenantKey) {}
