package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.model.TenantKey;
import org.jspecify.annotations.Nullable;

/**
 * A request that has just arrived.
 *
 * @param nanos the time of arrival
 * @param tenantKey the tenant of a store app that the request is for: by its token, or for a token by its key; null for
 *     any other request
 */
public record Arrival(long nanos, Request request, @Nullable TenantKey tenantKey) {}
