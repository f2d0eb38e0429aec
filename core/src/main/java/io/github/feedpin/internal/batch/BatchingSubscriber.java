package io.github.feedpin.internal.batch;

import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.time.TimeSource;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.concurrent.Queues;
import reactor.util.context.Context;

/**
 * Stands between the ids and the batches. What arrives (an id, a request, the end, the linger) is noted and drained by
 * whoever comes first, so the batch being filled is touched by one thread at a time.
 */
final class BatchingSubscriber implements CoreSubscriber<String>, Subscription {

    private final CoreSubscriber<? super Batch> receiver;
    private final Mono<Void> stop;
    private final Disposable.Swap watch = Disposables.swap();
    /** How long an id waits for others. */
    private final LingerTimer linger;

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

    /** @param stop when it ends, nothing more is read */
    BatchingSubscriber(
            CoreSubscriber<? super Batch> receiver, Mono<Void> stop, BatchingPolicy policy, TimeSource time) {
        this.receiver = receiver;
        this.stop = stop;
        this.linger = new LingerTimer(policy.linger(), time, this::drain);
        this.prefetch = policy.maxUsersPerCall();
        this.replenishment = Math.max(1, prefetch / 2);
        this.filling = new BatchBuilder(prefetch);
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
            watch.update(stop.subscribe(nothing -> {}, broken -> stop(), this::stop));
            request(subscription, prefetch);
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
        cancelSource();
        drain();
    }

    /** Ends with what has come. */
    private void stop() {
        cancelSource();
        onComplete();
    }

    private void cancelSource() {
        if (source != null) {
            source.cancel();
        }
    }

    private void drain() {
        if (wip.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            if (cancelled) {
                letGo();
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
            boolean due = filling.isFull() || !filling.isEmpty() && (nothingMore || linger.isOver());
            if (due && requested.get() > 0) {
                Batch batch = filling.build();
                if (filling.isEmpty()) {
                    linger.stop();
                }
                requested.updateAndGet(n -> n == Long.MAX_VALUE ? n : n - 1);
                receiver.onNext(batch);
            } else if (nothingMore && filling.isEmpty()) {
                end();
                return;
            } else {
                if (!due && !filling.isEmpty()) {
                    linger.start();
                }
                return;
            }
        }
    }

    /**
     * Takes what has arrived, and asks for as much again in time; a full batch takes nothing, and so holds back the
     * source.
     */
    private void fill() {
        @Nullable String userId;
        while (!filling.isFull() && (userId = arrived.poll()) != null) {
            filling.add(userId);
            taken++;
        }
        if (taken >= replenishment && source != null) {
            int more = taken;
            taken = 0;
            request(source, more);
        }
    }

    /**
     * A source that throws has failed; rethrown from within the drain, its error would leave the run without an end.
     */
    private void request(Subscription from, int ids) {
        try {
            from.request(ids);
        } catch (Throwable thrown) {
            onError(thrown);
        }
    }

    private void end() {
        cancelled = true;
        letGo();
        if (failure == null) {
            receiver.onComplete();
        } else {
            receiver.onError(failure);
        }
    }

    private void letGo() {
        linger.end();
        watch.dispose();
    }
}
