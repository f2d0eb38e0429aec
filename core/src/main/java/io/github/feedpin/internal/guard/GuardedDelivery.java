package io.github.feedpin.internal.guard;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Delivers results to the application's subscriber. A subscriber that throws, as operators do after an error that
 * Reactor treats as fatal, is cancelled and gets the error, so that its pipeline ends and the delivering thread
 * continues.
 */
public final class GuardedDelivery<T> implements CoreSubscriber<T>, Subscription {

    private final CoreSubscriber<? super T> receiver;
    private @Nullable Subscription source;
    private volatile boolean ended;

    private GuardedDelivery(CoreSubscriber<? super T> receiver) {
        this.receiver = receiver;
    }

    /** Delivers the signals of {@code source} on the thread that emits them. */
    public static <T> Flux<T> of(Flux<T> source) {
        return new FluxOperator<>(source) {
            @Override
            public void subscribe(CoreSubscriber<? super T> receiver) {
                new GuardedDelivery<T>(receiver).start(this.source::subscribe);
            }
        };
    }

    /** Delivers the signals of {@code source} on the thread that emits them. */
    public static <T> Mono<T> of(Mono<T> source) {
        return new MonoOperator<>(source) {
            @Override
            public void subscribe(CoreSubscriber<? super T> receiver) {
                new GuardedDelivery<T>(receiver).start(this.source::subscribe);
            }
        };
    }

    private void start(Consumer<CoreSubscriber<T>> subscribe) {
        try {
            subscribe.accept(this);
        } catch (Throwable failure) {
            if (source == null) {
                ApplicationCode.run("A subscriber", () -> Operators.error(receiver, failure));
            } else {
                end(failure);
            }
        }
    }

    @Override
    public Context currentContext() {
        return receiver.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        if (Operators.validate(source, subscription)) {
            source = subscription;
            receiver.onSubscribe(this);
        }
    }

    @Override
    public void onNext(T value) {
        if (ended) {
            Operators.onNextDropped(value, currentContext());
            return;
        }
        try {
            receiver.onNext(value);
        } catch (Throwable failure) {
            end(failure);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (ended) {
            Operators.onErrorDropped(failure, currentContext());
            return;
        }
        ended = true;
        SafeSignals.error(receiver, failure);
    }

    @Override
    public void onComplete() {
        if (!ended) {
            ended = true;
            SafeSignals.complete(receiver);
        }
    }

    private void end(Throwable failure) {
        if (!ended) {
            ended = true;
            cancel();
            SafeSignals.error(receiver, failure);
        }
    }

    @Override
    public void request(long n) {
        if (source != null) {
            source.request(n);
        }
    }

    @Override
    public void cancel() {
        if (source != null) {
            source.cancel();
        }
    }
}
