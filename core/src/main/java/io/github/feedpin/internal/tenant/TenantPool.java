package io.github.feedpin.internal.tenant;

import io.github.feedpin.internal.guard.ApplicationCode;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Tenants by key: each is created when it is used first, and removed when it has been unused for a while and there is
 * nothing to remember. One timer for all looks for those, and only while there are any. Thread-safe.
 */
public final class TenantPool<T extends PooledTenant> {

    /** How long a tenant is kept without a user; as long as a limiter remembers a rejection. */
    static final Duration KEPT_UNUSED = Duration.ofMinutes(10);

    /** How long a closed tenant is kept at least, since the platform may still process a request. */
    static final Duration KEPT_CLOSED = Duration.ofSeconds(15);

    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(30);
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(10);

    private static final String TENANT = "The limiter of a tenant";

    private final Function<TenantKey, T> creation;
    private final TimeSource time;
    private final Map<TenantKey, TenantSlot<T>> slots = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final Disposable.Swap timer = Disposables.swap();
    private volatile boolean closed;

    /** @param creation creates a tenant */
    public TenantPool(Function<TenantKey, T> creation, TimeSource time) {
        this.creation = creation;
        this.time = time;
    }

    /** Returns the number of tenants in memory. */
    public int size() {
        return slots.size();
    }

    /** Uses a tenant, which is kept until the {@code Mono} ends. */
    public <R> Mono<R> mono(TenantKey key, Function<T, Mono<R>> use) {
        return Mono.defer(() -> {
            TenantSlot<T> slot = slot(key);
            if (!slot.enter()) {
                return slot.whenRemoved().then(mono(key, use));
            }
            try {
                return use.apply(entered(key, slot)).doFinally(signal -> slot.leave(time.nanoTime()));
            } catch (Throwable failure) {
                slot.leave(time.nanoTime());
                return Mono.error(failure);
            }
        });
    }

    /** Uses a tenant, which is kept until the {@code Flux} ends. */
    public <R> Flux<R> flux(TenantKey key, Function<T, Flux<R>> use) {
        return Flux.defer(() -> {
            TenantSlot<T> slot = slot(key);
            if (!slot.enter()) {
                return slot.whenRemoved().thenMany(flux(key, use));
            }
            try {
                return use.apply(entered(key, slot)).doFinally(signal -> slot.leave(time.nanoTime()));
            } catch (Throwable failure) {
                slot.leave(time.nanoTime());
                return Flux.error(failure);
            }
        });
    }

    /**
     * Closes one tenant; then it is removed as soon as there is nothing to remember. Completes at once if it is not in
     * memory.
     */
    public Mono<Void> close(TenantKey key, Function<T, Mono<Void>> close) {
        return Mono.defer(() -> {
            @Nullable TenantSlot<T> slot = slots.get(key);
            if (slot == null || !slot.enter()) {
                return Mono.empty();
            }
            @Nullable T tenant = slot.created();
            return (tenant == null ? Mono.<Void>empty() : close.apply(tenant))
                    .doFinally(signal -> slot.leave(unusedSince(signal)));
        });
    }

    /** Lets a closed tenant count as unused almost long enough. */
    private long unusedSince(SignalType end) {
        long now = time.nanoTime();
        return end == SignalType.ON_COMPLETE
                ? now - KEPT_UNUSED.minus(KEPT_CLOSED).toNanos()
                : now;
    }

    /** Closes all tenants, and lets no other be created. */
    public Mono<Void> closeAll(Function<T, Mono<Void>> close) {
        return Mono.defer(() -> {
            closed = true;
            timer.dispose();
            Mono<Void> ended = Flux.fromIterable(slots.entrySet())
                    .flatMap(entry -> closeFinally(entry.getKey(), entry.getValue(), close), Integer.MAX_VALUE)
                    .then()
                    .cache();
            // Tenants are released even if the subscriber cancels.
            ended.subscribe(nothing -> {}, failure -> {});
            return ended;
        });
    }

    private Mono<Void> closeFinally(TenantKey key, TenantSlot<T> slot, Function<T, Mono<Void>> close) {
        @Nullable T tenant = slot.close();
        if (slot.isRemoved()) {
            return slot.whenRemoved();
        }
        Mono<Void> end = tenant == null ? Mono.empty() : close.apply(tenant);
        return end.then(released(tenant)).then(Mono.fromRunnable(() -> remove(key, slot)));
    }

    private TenantSlot<T> slot(TenantKey key) {
        @Nullable TenantSlot<T> slot = slots.get(key);
        if (slot == null) {
            long now = time.nanoTime();
            slot = slots.computeIfAbsent(key, absent -> new TenantSlot<>(() -> creation.apply(absent), now));
            scheduleCheck();
        }
        return slot;
    }

    /** Returns the tenant, unless the pool was closed meanwhile. */
    private T entered(TenantKey key, TenantSlot<T> slot) {
        if (closed) {
            if (slot.created() == null) {
                slots.remove(key, slot);
            }
            throw closedException();
        }
        return slot.tenant();
    }

    static IllegalStateException closedException() {
        return new IllegalStateException("The client is closed");
    }

    private void scheduleCheck() {
        if (scheduled.compareAndSet(false, true)) {
            // Not update, which would dispose of the next timer if this one has fired already.
            timer.replace(time.schedule(this::check, CHECK_INTERVAL.toNanos()));
        }
    }

    private void check() {
        scheduled.set(false);
        if (closed) {
            return;
        }
        slots.forEach(this::check);
        if (!slots.isEmpty()) {
            scheduleCheck();
        }
    }

    private void check(TenantKey key, TenantSlot<T> slot) {
        long seen = slot.users();
        @Nullable T tenant = slot.created();
        boolean unused = slot.isUnusedFor(KEPT_UNUSED.toNanos(), time.nanoTime());
        if (!unused || tenant != null && tenant.isBusy() || !slot.startCheck()) {
            return;
        }
        (tenant == null ? Mono.just(true) : tenant.isForgettable())
                .takeUntilOther(time.delay(LONGEST_CHECK))
                .doFinally(signal -> slot.endCheck())
                .filter(forgettable -> forgettable && slot.remove(seen))
                .flatMap(removed -> released(tenant).then(Mono.fromRunnable(() -> remove(key, slot))))
                .subscribe(nothing -> {}, failure -> ApplicationCode.logFailure(TENANT, failure));
    }

    private Mono<Void> released(@Nullable T tenant) {
        return tenant == null
                ? Mono.empty()
                : tenant.release().takeUntilOther(time.delay(LONGEST_CHECK)).onErrorResume(failure -> {
                    ApplicationCode.logFailure(TENANT, failure);
                    return Mono.empty();
                });
    }

    private void remove(TenantKey key, TenantSlot<T> slot) {
        slots.remove(key, slot);
        slot.signalRemoved();
    }
}
