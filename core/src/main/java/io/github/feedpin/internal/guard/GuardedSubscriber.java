package io.github.feedpin.internal.guard;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** One subscription to a {@link GuardedMono}. */
final class GuardedSubscriber<T, R> implements CoreSubscriber<T>, Subscription {

    /** A delay beyond this indicates overloaded workers or a suspended process. */
    private static final long BEHIND = Duration.ofSeconds(1).toNanos();

    private final CoreSubscriber<? super R> receiver;
    private final GuardedMono.SignalHandler<T, R> handler;
    private final Operators.DeferredSubscription source = new Operators.DeferredSubscription();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Disposable timer;

    GuardedSubscriber(CoreSubscriber<? super R> receiver, GuardedMono.SignalHandler<T, R> handler) {
        this.receiver = receiver;
        this.handler = handler;
    }

    void subscribeTo(Supplier<Mono<T>> supplier) {
        if (ended.get()) {
            return;
        }
        try {
            Objects.requireNonNull(supplier.get()).subscribe(this);
        } catch (Throwable failure) {
            onError(failure);
        }
    }

    void endAfter(Duration timeout, TimeSource time) {
        if (!ended.get()) {
            long due = time.nanoTime() + timeout.toNanos();
            timer = time.schedule(() -> time.handOver(() -> timedOut(due, timeout, time)), timeout.toNanos());
            if (ended.get()) {
                stopTimer();
            }
        }
    }

    /**
     * If the workers are behind, the timeout is restarted, since a signal of the source may be waiting for a worker.
     */
    private void timedOut(long due, Duration timeout, TimeSource time) {
        if (time.nanoTime() - due > BEHIND) {
            endAfter(timeout, time);
        } else if (end()) {
            ApplicationCode.run("Cancelling", source::cancel);
            fail(handler.empty());
        }
    }

    @Override
    public Context currentContext() {
        return receiver.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source.set(subscription);
    }

    @Override
    public void onNext(T value) {
        if (!end()) {
            Operators.onNextDropped(value, currentContext());
            handler.late(value);
            return;
        }
        R result;
        try {
            result = handler.value(value);
        } catch (Throwable failure) {
            fail(failure);
            return;
        }
        if (!SafeSignals.value(receiver, result)) {
            handler.undelivered(result);
        }
    }

    /** Ignores a failure after the end, which is not even logged as a dropped error. */
    @Override
    public void onError(Throwable failure) {
        if (end()) {
            fail(failure);
        }
    }

    @Override
    public void onComplete() {
        if (end()) {
            fail(handler.empty());
        }
    }

    private void fail(Throwable failure) {
        SafeSignals.error(receiver, handler.failure(failure));
    }

    @Override
    public void request(long n) {
        source.request(n);
    }

    @Override
    public void cancel() {
        boolean first = end();
        source.cancel();
        if (first) {
            handler.cancelled();
        }
    }

    private boolean end() {
        boolean first = ended.compareAndSet(false, true);
        if (first) {
            stopTimer();
        }
        return first;
    }

    private void stopTimer() {
        @Nullable Disposable running = timer;
        if (running != null) {
            running.dispose();
        }
    }
}
