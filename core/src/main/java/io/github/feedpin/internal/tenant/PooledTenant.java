package io.github.feedpin.internal.tenant;

import reactor.core.publisher.Mono;

/** What a {@link TenantPool} keeps for a tenant. Thread-safe. */
public interface PooledTenant {

    /** Returns whether anything is in progress, also for subscribers that have cancelled. */
    boolean isBusy();

    /** Emits whether nothing must be remembered any longer. */
    Mono<Boolean> isForgettable();

    /** Releases what the tenant holds; nothing is in progress. */
    Mono<Void> release();
}
