package io.github.feedpin.reactor;

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
 * An exchange under way. Its response, a failure, the call timeout, or a cancellation: whichever comes first ends it,
 * and what comes later is nobody's any more, not even a dropped error to be logged. One operator instead of the six
 * that would do the same, since every call goes through it.
 *
 * <p>How it ended is told on the workers: what receives it may be code of the application, and may block, while the
 * event loop reads for all calls.
 */
final class RunningExchange<T> implements CoreSubscriber<PlatformResponse<T>>, Subscription {

    /** How long an event loop that was busy has to read what has arrived by then. */
    private static final Duration LAST_READ = Duration.ofMillis(500);

    private final CoreSubscriber<? super PlatformResponse<T>> receiver;
    private final HttpExchange<T> exchange;
    private final TimeSource time;
    private final Duration timeout;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable Subscription transport;
    private volatile @Nullable Disposable timer;

    RunningExchange(
            CoreSubscriber<? super PlatformResponse<T>> receiver,
            HttpExchange<T> exchange,
            TimeSource time,
            Duration timeout) {
        this.receiver = receiver;
        this.exchange = exchange;
        this.time = time;
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
            startTimer(this::runOutOfTime, timeout);
        }
    }

    /** The request leaves: what it has waited for, a connection, does not shorten the time for its response. */
    void departing() {
        stopTimer();
        startTimer(this::runOutOfTime, timeout);
    }

    @Override
    public void onNext(PlatformResponse<T> response) {
        exchange.ended();
        if (end()) {
            time.handOver(() -> deliver(response));
        }
    }

    @Override
    public void onError(Throwable failure) {
        exchange.ended();
        if (end()) {
            fail(exchange.failed(failure));
        }
    }

    @Override
    public void onComplete() {
        exchange.ended();
        if (end()) {
            time.handOver(receiver::onComplete);
        }
    }

    /** A receiver that throws, as operators do after an error that Reactor treats as fatal, gets that as its end. */
    private void deliver(PlatformResponse<T> response) {
        try {
            receiver.onNext(response);
        } catch (Throwable thrown) {
            receiver.onError(thrown);
            return;
        }
        receiver.onComplete();
    }

    private void fail(Throwable failure) {
        time.handOver(() -> deliver(failure));
    }

    /** The same; an operator that throws while it makes something else of the failure has not passed it on. */
    private void deliver(Throwable failure) {
        try {
            receiver.onError(failure);
        } catch (Throwable thrown) {
            receiver.onError(thrown);
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

    /**
     * A response that has arrived does not come too late because the event loop is: so that reads first, and then it is
     * over.
     */
    private void runOutOfTime() {
        if (exchange.afterReading(this::giveUp)) {
            startTimer(this::giveUp, LAST_READ);
        } else {
            giveUp();
        }
    }

    private void giveUp() {
        if (end()) {
            abandon();
            fail(exchange.outOfTime());
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

    private void startTimer(Runnable task, Duration delay) {
        timer = time.schedule(task, delay.toNanos());
        if (ended.get()) {
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
