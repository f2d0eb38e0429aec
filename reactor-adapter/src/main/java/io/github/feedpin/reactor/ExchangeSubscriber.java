package io.github.feedpin.reactor;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.platform.PlatformResponse;
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
 * Subscriber of Reactor Netty's side of an exchange. The response, a failure, the call timeout or a cancellation
 * terminates it, whichever comes first; later signals are ignored and not even logged as dropped errors. A single
 * operator, since the operators that it replaces do log them.
 *
 * <p>Terminal signals are delivered on a worker thread: the downstream subscriber may be code of the application and
 * may block, and the event loop reads for all calls.
 */
final class ExchangeSubscriber<T> implements CoreSubscriber<PlatformResponse<T>>, Subscription {

    /** Time for a busy event loop to read what has arrived before the call timeout. */
    private static final Duration LAST_READ = Duration.ofMillis(500);

    private final CoreSubscriber<? super PlatformResponse<T>> actual;
    private final HttpExchange<T> exchange;
    private final TimeSource time;
    private final Duration timeout;
    private final AtomicBoolean terminated = new AtomicBoolean();
    private @Nullable Subscription transport;
    private volatile @Nullable Disposable timer;
    private volatile long timedSince;

    ExchangeSubscriber(
            CoreSubscriber<? super PlatformResponse<T>> actual,
            HttpExchange<T> exchange,
            TimeSource time,
            Duration timeout) {
        this.actual = actual;
        this.exchange = exchange;
        this.time = time;
        this.timeout = timeout;
    }

    @Override
    public Context currentContext() {
        return actual.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        if (Operators.validate(transport, subscription)) {
            transport = subscription;
            actual.onSubscribe(this);
            restartTimeout();
            startTimer(this::onTimeout, timeout.toNanos());
        }
    }

    /** Restarts the timeout when the request is sent, since it does not include waiting for a connection. */
    void restartTimeout() {
        timedSince = time.nanoTime();
    }

    @Override
    public void onNext(PlatformResponse<T> response) {
        exchange.detachConnection();
        if (terminate()) {
            deliver(() -> {
                actual.onNext(response);
                actual.onComplete();
            });
        }
    }

    @Override
    public void onError(Throwable failure) {
        exchange.detachConnection();
        if (terminate()) {
            FeedpinException translated = exchange.closeGate(failure);
            deliver(() -> actual.onError(translated));
        }
    }

    @Override
    public void onComplete() {
        exchange.detachConnection();
        if (terminate()) {
            deliver(actual::onComplete);
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
        if (terminate()) {
            cancelExchange();
        }
    }

    /** A subscriber that throws, as operators do after errors that Reactor treats as fatal, receives that error. */
    private void deliver(Runnable signals) {
        time.handOver(() -> {
            try {
                signals.run();
            } catch (Throwable thrown) {
                actual.onError(thrown);
            }
        });
    }

    /** Expires after one more read, so that a response that arrived in time counts however late the event loop is. */
    private void onTimeout() {
        long left = timedSince + timeout.toNanos() - time.nanoTime();
        if (left > 0) {
            startTimer(this::onTimeout, left);
        } else if (exchange.afterNextRead(this::expire)) {
            startTimer(this::expire, LAST_READ.toNanos());
        } else {
            expire();
        }
    }

    private void expire() {
        if (terminate()) {
            cancelExchange();
            FeedpinException timedOut = exchange.closeOnTimeout();
            deliver(() -> actual.onError(timedOut));
        }
    }

    private void cancelExchange() {
        if (transport != null) {
            exchange.cancel(transport);
        }
    }

    private boolean terminate() {
        boolean first = terminated.compareAndSet(false, true);
        if (first) {
            stopTimer();
        }
        return first;
    }

    private void startTimer(Runnable task, long delayNanos) {
        timer = time.schedule(task, delayNanos);
        if (terminated.get()) {
            stopTimer();
        }
    }

    private void stopTimer() {
        @Nullable Disposable set = timer;
        if (set != null) {
            set.dispose();
        }
    }
}
