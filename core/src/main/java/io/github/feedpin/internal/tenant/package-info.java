/**
 * The tenants of a store app that are in memory: {@link io.github.feedpin.internal.tenant.TenantPool} is the entry
 * point. Not part of the API. May import {@code quota}, {@code model}, {@code error}, {@code time} and
 * {@code internal.guard}.
 */
@NullMarked
package io.github.feedpin.internal.tenant;

import org.jspecify.annotations.NullMarked;
