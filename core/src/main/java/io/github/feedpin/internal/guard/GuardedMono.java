package io.github.feedpin.internal.guard;

import io.github.feedpin.error.FeedpinException;
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

/**
 * Stands before what the application may have supplied (a token provider, a limiter, a platform) and holds it to its
 * contract: it gives one value, or fails in a way that is known, whatever it throws and wherever. One operator instead
 * of the six that would do the same, since every call goes through it three times.
 */
public final class GuardedMono<T, R> implements CoreSubscriber<T>, Subscription {

    /** What is made of how it ends. */
    public interface Contract<T, R> {

        /** The value that is passed on; what this throws is a failure like any other. */
        R value(T value);

        /** The failure that is passed on. */
        FeedpinException failure(Throwable failure);

        /** The failure when no value came; not yet {@linkplain #failure passed on}. */
        FeedpinException nothing();

        /** The subscription was cancelled before it ended. */
        default void cancelled() {}

        /** The subscriber threw instead of taking the value. */
        default void undelivered(R value) {}
    }

    /** Timers and workers that run a task later than this are behind. */
    private static final long BEHIND = Duration.ofSeconds(1).toNanos();

    private final CoreSubscriber<? super R> receiver;
    private final Contract<T, R> contract;
    private final Operators.DeferredSubscription source = new Operators.DeferredSubscription();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Disposable timer;

    private GuardedMono(CoreSubscriber<? super R> receiver, Contract<T, R> contract) {
        this.receiver = receiver;
        this.contract = contract;
    }

    /** Asks for the source, and subscribes to it, with each subscription. */
    public static <T, R> Mono<R> of(Supplier<Mono<T>> source, Contract<T, R> contract) {
        return new Deferred<>(source, contract, null, Duration.ZERO);
    }

    /**
     * The same for a source that must end within {@code most}: what breaks its promise to end does so by throwing, as a
     * rule. While the workers are behind, or after the process has stood still, it has the same time again, for what it
     * gave may wait to be taken.
     */
    public static <T, R> Mono<R> of(Supplier<Mono<T>> source, Contract<T, R> contract, TimeSource time, Duration most) {
        return new Deferred<>(source, contract, time, most);
    }

    private static final class Deferred<T, R> extends Mono<R> {

        private final Supplier<Mono<T>> source;
        private final Contract<T, R> contract;
        private final @Nullable TimeSource time;
        private final Duration most;

        Deferred(Supplier<Mono<T>> source, Contract<T, R> contract, @Nullable TimeSource time, Duration most) {
            this.source = source;
            this.contract = contract;
            this.time = time;
            this.most = most;
        }

        @Override
        public void subscribe(CoreSubscriber<? super R> receiver) {
            GuardedMono<T, R> guarded = new GuardedMono<>(receiver, contract);
            receiver.onSubscribe(guarded);
            guarded.start(source);
            if (time != null) {
                guarded.endWithin(most, time);
            }
        }
    }

    private void endWithin(Duration most, TimeSource time) {
        if (!ended.get()) {
            long due = time.nanoTime() + most.toNanos();
            timer = time.schedule(() -> time.handOver(() -> overdue(due, most, time)), most.toNanos());
            if (ended.get()) {
                stopTimer();
            }
        }
    }

    private void start(Supplier<Mono<T>> given) {
        if (ended.get()) {
            return;
        }
        try {
            Objects.requireNonNull(given.get()).subscribe(this);
        } catch (Throwable failure) {
            onError(failure);
        }
    }

    private void overdue(long due, Duration most, TimeSource time) {
        if (time.nanoTime() - due > BEHIND) {
            endWithin(most, time);
        } else if (end()) {
            ForeignCode.run("Cancelling", source::cancel);
            fail(contract.nothing());
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
            return;
        }
        R made;
        try {
            made = contract.value(value);
        } catch (Throwable failure) {
            fail(failure);
            return;
        }
        if (!Signals.value(receiver, made)) {
            contract.undelivered(made);
        }
    }

    /** A failure that comes after the end is ignored, and not even logged as a dropped error. */
    @Override
    public void onError(Throwable failure) {
        if (end()) {
            fail(failure);
        }
    }

    @Override
    public void onComplete() {
        if (end()) {
            fail(contract.nothing());
        }
    }

    private void fail(Throwable failure) {
        Signals.error(receiver, contract.failure(failure));
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
            contract.cancelled();
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
