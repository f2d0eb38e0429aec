package io.github.feedpin.spring.boot.app;

import io.github.feedpin.quota.QuotaControl;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A client that an operator may observe, pause and slow down, with the limiters of its chats and tenants that are in
 * use. What the operator has set applies to limiters that are created later as well. Thread-safe.
 */
public final class OperatedClient {

    private final TimeSource time;
    /** Weak, since limiters of tenants that are not in use are dropped. */
    private final Set<QuotaLimiter> limiters = Collections.newSetFromMap(new WeakHashMap<>());

    private Mono<Integer> runs = Mono.just(0);
    private double share = 1;
    /** Null without a pause. */
    private @Nullable Long pausedUntil;

    OperatedClient(TimeSource time) {
        this.time = time;
    }

    synchronized void setRuns(Mono<Integer> runsInProgress) {
        runs = runsInProgress;
    }

    void add(QuotaLimiter limiter) {
        double currentShare;
        Duration pause;
        synchronized (this) {
            limiters.add(limiter);
            currentShare = share;
            pause = pausedFor();
        }
        Optional<QuotaControl> control = limiter.control();
        if (currentShare < 1) {
            control.ifPresent(one -> one.useShare(currentShare).subscribe());
        }
        if (!pause.isZero()) {
            control.ifPresent(one -> one.pause(pause).subscribe());
        }
    }

    /** Returns the number of runs in progress. */
    public synchronized Mono<Integer> runs() {
        return runs;
    }

    /** Returns the limiters in use. */
    public synchronized List<QuotaLimiter> limiters() {
        return List.copyOf(limiters);
    }

    /** Returns the part of the quota that the client may use; 1 unless an operator has lowered it. */
    public synchronized double share() {
        return share;
    }

    /** Returns the remaining time of a pause by an operator; zero without one. */
    public synchronized Duration pausedFor() {
        long left = pausedUntil == null ? 0 : pausedUntil - time.nanoTime();
        return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
    }

    /** Pauses the client, as {@link QuotaControl#pause} does. */
    public Mono<Void> pause(Duration duration) {
        return control(control -> control.pause(duration), () -> pausedUntil = time.nanoTime() + duration.toNanos());
    }

    /** Ends a pause by an operator. */
    public Mono<Void> resume() {
        return control(QuotaControl::resume, () -> pausedUntil = null);
    }

    /** Uses only a part of the quota, as {@link QuotaControl#useShare} does. */
    public Mono<Void> useShare(double part) {
        return control(control -> control.useShare(part), () -> share = part);
    }

    private Mono<Void> control(Function<QuotaControl, Mono<Void>> change, Runnable remember) {
        return Mono.defer(() -> {
            synchronized (this) {
                remember.run();
            }
            return Flux.fromIterable(limiters())
                    .flatMap(limiter -> Mono.justOrEmpty(limiter.control()).flatMap(change), Integer.MAX_VALUE)
                    .then();
        });
    }
}
