package io.github.feedpin.batching;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Operators;
import reactor.util.concurrent.Queues;
import reactor.util.context.Context;

/**
 * Stands between the ids and the batches. What arrives (an id, a request, the end, the linger) is noted and drained by whoever
 * comes first, so the batch being filled is touched by one thread at a time.
 */
final class BatchingSubscriber implements CoreSubscriber<String>, Subscription {

    private final CoreSubscriber<? super Batch> receiver;
    /** How long an id waits for others; null for as long as it takes. */
    private final @Nullable Linger linger;

    private final int prefetch;
    /** How many ids are taken before as many are requested anew; to request each by itself is costly. */
    private final int replenishment;

    private final BatchBuilder filling;
    private final Queue<String> arrived;
    private final AtomicInteger wip = new AtomicInteger();
    private final AtomicLong requested = new AtomicLong();
    private @Nullable Subscription source;
    private int taken;
    private volatile boolean cancelled;
    private volatile boolean ended;
    private @Nullable Throwable failure;

    BatchingSubscriber(CoreSubscriber<? super Batch> receiver, int size, @Nullable Duration longest, TimeSource time) {
        this.receiver = receiver;
        this.linger = longest == null ? null : new Linger(longest, time, this::drain);
        this.prefetch = size;
        this.replenishment = Math.max(1, size / 2);
        this.filling = new BatchBuilder(size);
        this.arrived = Queues.<String>get(prefetch).get();
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
            subscription.request(prefetch);
        }
    }

    @Override
    public void onNext(String userId) {
        if (arrived.offer(userId)) {
            drain();
        } else if (source != null) {
            onError(Operators.onOperatorError(source, Exceptions.failWithOverflow(), userId, currentContext()));
        }
    }

    @Override
    public void onError(Throwable cause) {
        if (ended) {
            Operators.onErrorDropped(cause, currentContext());
            return;
        }
        failure = cause;
        ended = true;
        drain();
    }

    @Override
    public void onComplete() {
        ended = true;
        drain();
    }

    @Override
    public void request(long n) {
        if (Operators.validate(n)) {
            requested.accumulateAndGet(n, Operators::addCap);
            drain();
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        if (source != null) {
            source.cancel();
        }
        drain();
    }

    private void drain() {
        if (wip.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            if (cancelled) {
                endLinger();
                arrived.clear();
            } else {
                step();
            }
            missed = wip.addAndGet(-missed);
        } while (missed != 0);
    }

    private void step() {
        while (true) {
            boolean atEnd = ended;
            fill();
            boolean nothingMore = atEnd && arrived.isEmpty();
            boolean due = filling.isFull() || !filling.isEmpty() && (nothingMore || linger != null && linger.isOver());
            if (due && requested.get() > 0) {
                Batch batch = filling.build();
                if (linger != null && filling.isEmpty()) {
                    linger.stop();
                }
                requested.updateAndGet(n -> n == Long.MAX_VALUE ? n : n - 1);
                receiver.onNext(batch);
            } else if (nothingMore && filling.isEmpty()) {
                end();
                return;
            } else {
                if (linger != null && !due && !filling.isEmpty()) {
                    linger.start();
                }
                return;
            }
        }
    }

    /** Takes what has arrived, and asks for as much again in time; a full batch takes nothing, and so holds back the source. */
    private void fill() {
        @Nullable String userId;
        while (!filling.isFull() && (userId = arrived.poll()) != null) {
            filling.add(userId);
            taken++;
        }
        if (taken >= replenishment && source != null) {
            source.request(taken);
            taken = 0;
        }
    }

    private void end() {
        cancelled = true;
        endLinger();
        if (failure == null) {
            receiver.onComplete();
        } else {
            receiver.onError(failure);
        }
    }

    private void endLinger() {
        if (linger != null) {
            linger.end();
        }
    }
}
