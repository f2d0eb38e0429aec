package io.github.feedpin;

import io.github.feedpin.error.FeedpinException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Stands before what the application may have brought along, a token keeper, a limiter, a platform, and holds it to its contract: it gives a value,
 * or fails in a way that is known. One operator instead of the three to six that would do the same, since every call goes through it three times.
 */
final class Guarded<T, R> implements CoreSubscriber<T>, Subscription {

    /** What is made of how it ends. */
    interface Contract<T, R> {

        /** What is made of the value; what it throws is a failure like any other. */
        R value(T value);

        /** What a failure is known as. */
        FeedpinException failure(Throwable failure);

        /** What it is when no value came; not yet {@linkplain #failure known}. */
        FeedpinException nothing();

        /** Nobody waits for it any more. */
        default void cancelled() {}
    }

    private final CoreSubscriber<? super R> receiver;
    private final Contract<T, R> contract;
    private @Nullable Subscription source;
    private boolean ended;

    private Guarded(CoreSubscriber<? super R> receiver, Contract<T, R> contract) {
        this.receiver = receiver;
        this.contract = contract;
    }

    /** Asks for the source, and subscribes to it, with each subscription. */
    static <T, R> Mono<R> of(Supplier<Mono<T>> source, Contract<T, R> contract) {
        return new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super R> receiver) {
                Mono<T> given;
                try {
                    given = Objects.requireNonNull(source.get());
                } catch (Throwable failure) {
                    Exceptions.throwIfFatal(failure);
                    Operators.error(receiver, contract.failure(failure));
                    return;
                }
                Guarded<T, R> guarded = new Guarded<>(receiver, contract);
                try {
                    given.subscribe(guarded);
                } catch (Throwable failure) {
                    Exceptions.throwIfFatal(failure);
                    Operators.reportThrowInSubscribe(guarded, failure);
                }
            }
        };
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
        R made;
        try {
            made = contract.value(value);
        } catch (Throwable failure) {
            Exceptions.throwIfFatal(failure);
            onError(failure);
            return;
        }
        ended = true;
        receiver.onNext(made);
        receiver.onComplete();
    }

    @Override
    public void onError(Throwable failure) {
        if (ended) {
            Operators.onErrorDropped(failure, currentContext());
            return;
        }
        ended = true;
        receiver.onError(contract.failure(failure));
    }

    @Override
    public void onComplete() {
        if (!ended) {
            onError(contract.nothing());
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
        contract.cancelled();
        if (source != null) {
            source.cancel();
        }
    }
}
