package io.github.feedpin.internal.batch;

import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.internal.guard.ApplicationCode;
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
 * Groups the ids of a source into batches. Every signal (an id, demand, the end, the timer) is recorded and handled in
 * a drain loop, so that one thread at a time accesses the batch being filled.
 */
final class BatchingSubscriber implements CoreSubscriber<String>, Subscription {

    private final CoreSubscriber<? super Batch> receiver;
    private final Mono<Void> stop;
    private final Disposable.Swap stopSubscription = Disposables.swap();
    private final LingerTimer linger;
    private final int prefetch;
    /** The number of ids to take before as many are requested from the source. */
    private final int replenishAt;

    private final BatchBuilder builder;
    private final Queue<String> arrived;
    private final AtomicInteger wip = new AtomicInteger();
    private final AtomicLong requested = new AtomicLong();
    private @Nullable Subscription source;
    private int taken;
    private volatile boolean cancelled;
    private volatile boolean done;
    private @Nullable Throwable failure;

    /** @param stop when it terminates, the source is cancelled, and what has arrived is the last batch */
    BatchingSubscriber(
            CoreSubscriber<? super Batch> receiver, Mono<Void> stop, BatchingPolicy policy, TimeSource time) {
        this.receiver = receiver;
        this.stop = stop;
        this.linger = new LingerTimer(policy.linger(), time, this::drain);
        this.prefetch = policy.maxUsersPerCall();
        this.replenishAt = Math.max(1, prefetch / 2);
        this.builder = new BatchBuilder(prefetch);
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
            stopSubscription.update(stop.subscribe(nothing -> {}, ignored -> stop(), this::stop));
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
        if (done) {
            return;
        }
        failure = cause;
        done = true;
        drain();
    }

    @Override
    public void onComplete() {
        done = true;
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

    private void stop() {
        done = true;
        cancelSource();
        drain();
    }

    private void cancelSource() {
        if (source != null) {
            ApplicationCode.run("The source of the user ids", source::cancel);
        }
    }

    private void drain() {
        if (wip.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            if (cancelled) {
                dispose();
                arrived.clear();
            } else {
                emitBatches();
            }
            missed = wip.addAndGet(-missed);
        } while (missed != 0);
    }

    private void emitBatches() {
        while (true) {
            boolean sourceDone = done;
            fill();
            boolean exhausted = sourceDone && arrived.isEmpty();
            boolean due = builder.isFull() || !builder.isEmpty() && (exhausted || linger.isElapsed());
            if (due && requested.get() > 0) {
                Batch batch = builder.build();
                if (builder.isEmpty()) {
                    linger.stop();
                }
                requested.updateAndGet(n -> n == Long.MAX_VALUE ? n : n - 1);
                receiver.onNext(batch);
            } else if (exhausted && builder.isEmpty()) {
                terminate();
                return;
            } else {
                if (!due && !builder.isEmpty()) {
                    linger.start();
                }
                return;
            }
        }
    }

    /** Takes arrived ids until the batch is full, and replenishes them; a full batch exerts backpressure. */
    private void fill() {
        @Nullable String userId;
        while (!builder.isFull() && (userId = arrived.poll()) != null) {
            builder.add(userId);
            taken++;
        }
        if (taken >= replenishAt && source != null && !done) {
            int more = taken;
            taken = 0;
            request(source, more);
        }
    }

    /** Requests ids; an error that the source throws is handled as its failure, so that the drain loop continues. */
    private void request(Subscription from, int ids) {
        try {
            from.request(ids);
        } catch (Throwable thrown) {
            onError(thrown);
        }
    }

    private void terminate() {
        cancelled = true;
        dispose();
        if (failure == null) {
            receiver.onComplete();
        } else {
            receiver.onError(failure);
        }
    }

    private void dispose() {
        linger.stop();
        stopSubscription.dispose();
    }
}
