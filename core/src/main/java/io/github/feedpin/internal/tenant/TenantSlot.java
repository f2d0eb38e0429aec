package io.github.feedpin.internal.tenant;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The place of one tenant in the pool, with the number of its users. One counter decides between a new user and the
 * removal: the removal succeeds only if there is no user, and there has been none since the check that allowed it.
 * Thread-safe.
 */
final class TenantSlot<T extends PooledTenant> {

    private static final long REMOVED = -1;
    /** Added with each new user, so that the value shows whether there has been one since. */
    private static final long ENTERED = (1L << Integer.SIZE) + 1;

    private final Supplier<T> creation;
    /** The current users in the lower half, and how many have entered in the upper. */
    private final AtomicLong users = new AtomicLong();

    private final AtomicBoolean checking = new AtomicBoolean();
    private final Sinks.Empty<Void> removed = Sinks.empty();
    private volatile @Nullable T tenant;
    private boolean closed;
    private volatile long unusedSince;

    TenantSlot(Supplier<T> creation, long now) {
        this.creation = creation;
        this.unusedSince = now;
    }

    /** Adds a user; false if the tenant is being removed. */
    boolean enter() {
        return users.updateAndGet(current -> current == REMOVED ? REMOVED : (current + ENTERED) & Long.MAX_VALUE)
                != REMOVED;
    }

    /**
     * Removes a user.
     *
     * @param since from when on the tenant counts as unused if this was the last user
     */
    void leave(long since) {
        unusedSince = since;
        users.decrementAndGet();
    }

    /**
     * Returns the tenant, and creates it before; called by users only.
     *
     * @throws IllegalStateException if it was not created before {@link #close}
     */
    T tenant() {
        T current = tenant;
        return current == null ? create() : current;
    }

    private synchronized T create() {
        if (closed) {
            throw TenantPool.closedException();
        }
        @Nullable T current = tenant;
        if (current == null) {
            current = creation.get();
            tenant = current;
        }
        return current;
    }

    /** Prevents that the tenant is created; returns it if it has been. */
    synchronized @Nullable T close() {
        closed = true;
        return tenant;
    }

    /** Returns the tenant; null if it has not been created. */
    @Nullable
    T created() {
        return tenant;
    }

    boolean isUnusedFor(long nanos, long now) {
        return (int) users.get() == 0 && now - unusedSince >= nanos;
    }

    /** Returns whether the tenant is being removed. */
    boolean isRemoved() {
        return users.get() == REMOVED;
    }

    /** Returns what {@link #remove} takes, to be read before it is checked whether the tenant may be removed. */
    long users() {
        return users.get();
    }

    /** Removes the tenant, unless it has or had a user since {@code seen}. */
    boolean remove(long seen) {
        return seen != REMOVED && (int) seen == 0 && users.compareAndSet(seen, REMOVED);
    }

    /** Starts a check; false while another one is in progress. */
    boolean startCheck() {
        return checking.compareAndSet(false, true);
    }

    void endCheck() {
        checking.set(false);
    }

    void signalRemoved() {
        removed.tryEmitEmpty();
    }

    /** Completes when the tenant has been removed from the pool, so that it may be created anew. */
    Mono<Void> whenRemoved() {
        return removed.asMono();
    }
}
