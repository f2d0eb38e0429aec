package io.github.feedpin.reactor;

import io.github.feedpin.platform.Answer;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * An exchange under way. Its answer, a failure, the call timeout, or a cancellation: whichever comes first ends it, and what comes later is nobody's
 * any more, not even a dropped error to be logged. One operator instead of the six that would do the same, since every call goes through it.
 */
final class RunningExchange<T> implements CoreSubscriber<Answer<T>>, Subscription {

    private final CoreSubscriber<? super Answer<T>> receiver;
    private final Exchange<T> exchange;
    private final Duration timeout;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable Subscription transport;
    private volatile @Nullable Disposable timer;

    RunningExchange(CoreSubscriber<? super Answer<T>> receiver, Exchange<T> exchange, Duration timeout) {
        this.receiver = receiver;
        this.exchange = exchange;
        this.timeout = timeout;
    }

    @Override
    public Context currentContext() {
        return receiver.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        if (Operators.validate(transport, subscription)) {
            transport = subscription;
            receiver.onSubscribe(this);
            timer = TimeSource.system().schedule(this::runOutOfTime, timeout.toNanos());
            if (ended.get()) {
                stopTimer();
            }
        }
    }

    @Override
    public void onNext(Answer<T> answer) {
        exchange.ended();
        if (end()) {
            receiver.onNext(answer);
            receiver.onComplete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        exchange.ended();
        if (end()) {
            receiver.onError(exchange.failed(failure));
        }
    }

    @Override
    public void onComplete() {
        exchange.ended();
        if (end()) {
            receiver.onComplete();
        }
    }

    @Override
    public void request(long n) {
        if (transport != null) {
            transport.request(n);
        }
    }

    @Override
    public void cancel() {
        if (end()) {
            abandon();
        }
    }

    private void runOutOfTime() {
        if (end()) {
            abandon();
            receiver.onError(exchange.outOfTime());
        }
    }

    private void abandon() {
        if (transport != null) {
            exchange.abandon(transport);
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
        @Nullable Disposable set = timer;
        if (set != null) {
            set.dispose();
        }
    }
}
