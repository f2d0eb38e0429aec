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
 *
 * <p>How it ended is told on the workers: what receives it may be code of the application, and may block, while the
 * event loop reads for all calls.
 */
final class RunningExchange<T> implements CoreSubscriber<Answer<T>>, Subscription {

    /** How long an event loop that was busy has to read what has arrived by then. */
    private static final Duration LAST_READ = Duration.ofMillis(500);

    private final CoreSubscriber<? super Answer<T>> receiver;
    private final Exchange<T> exchange;
    private final TimeSource time;
    private final Duration timeout;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable Subscription transport;
    private volatile @Nullable Disposable timer;

    RunningExchange(
            CoreSubscriber<? super Answer<T>> receiver, Exchange<T> exchange, TimeSource time, Duration timeout) {
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

    /** The request leaves: what it has waited for, a connection, does not shorten the time for its answer. */
    void departing() {
        stopTimer();
        startTimer(this::runOutOfTime, timeout);
    }

    @Override
    public void onNext(Answer<T> answer) {
        exchange.ended();
        if (end()) {
            time.handOver(() -> deliver(answer));
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
    private void deliver(Answer<T> answer) {
        try {
            receiver.onNext(answer);
        } catch (Throwable thrown) {
            receiver.onError(thrown);
            return;
        }
        receiver.onComplete();
    }

    private void fail(Throwable failure) {
        time.handOver(() -> receiver.onError(failure));
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
     * An answer that has arrived does not come too late because the event loop is: so that reads first, and then it is
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
