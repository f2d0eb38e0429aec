package io.github.feedpin.internal.run;

import io.github.feedpin.internal.batch.Batch;
import io.github.feedpin.internal.guard.Signals;
import io.github.feedpin.model.UserOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.SignalType;
import reactor.util.context.Context;

/**
 * Stands between the batches of a run and their outcomes: settles as many at once as may be under way, and tells what
 * became of one as soon as it is known. What arrives (a batch, its outcomes, a request, the end) is noted and drained
 * by whoever comes first, so batches are asked for and outcomes are told by one thread at a time. Stands in for
 * {@code flatMapDelayError}, which does not promise that, and looks at all batches whenever one is settled. Of several
 * failures the first is told, at the end. Long, since all of its state is under one drain, which taken apart could not
 * be followed.
 */
final class BatchSubscriber implements CoreSubscriber<Batch>, Subscription {

    private final CoreSubscriber<? super List<UserOutcome>> receiver;
    private final Function<Batch, Mono<List<UserOutcome>>> settle;
    private final int atOnce;
    private final Queue<Batch> arrived = new ConcurrentLinkedQueue<>();
    private final Queue<Settling> ended = new ConcurrentLinkedQueue<>();
    private final AtomicInteger wip = new AtomicInteger();
    private final AtomicLong requested = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private @Nullable Subscription source;
    /** How many batches have been asked for and have not been taken up. */
    private int asked;
    /** Those that were taken up, until their outcomes are told. */
    private final List<Settling> underWay = new ArrayList<>();

    private volatile boolean cancelled;
    private volatile boolean sourceEnded;

    /**
     * @param settle gives the outcomes of a batch, or nothing; a failure is told after all others have settled
     * @param atOnce how many batches are under way at most
     */
    BatchSubscriber(
            CoreSubscriber<? super List<UserOutcome>> receiver,
            Function<Batch, Mono<List<UserOutcome>>> settle,
            int atOnce) {
        this.receiver = receiver;
        this.settle = settle;
        this.atOnce = atOnce;
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
            drain();
        }
    }

    @Override
    public void onNext(Batch batch) {
        arrived.add(batch);
        drain();
    }

    @Override
    public void onError(Throwable cause) {
        failed(cause);
        onComplete();
    }

    @Override
    public void onComplete() {
        sourceEnded = true;
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

    /** The first failure counts; it is told at the end. */
    private void failed(Throwable cause) {
        if (!failure.compareAndSet(null, cause)) {
            Operators.onErrorDropped(cause, currentContext());
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
            } else {
                stepOrLetGo();
            }
            missed = wip.addAndGet(-missed);
        } while (missed != 0);
    }

    /** A receiver that throws, as after a fatal error, gets that as its end; and nothing goes on behind its back. */
    private void stepOrLetGo() {
        try {
            step();
        } catch (Throwable broken) {
            cancelled = true;
            if (source != null) {
                source.cancel();
            }
            letGo();
            Signals.error(receiver, broken);
        }
    }

    private void step() {
        boolean atEnd = sourceEnded;
        tellEnded();
        if (!atEnd) {
            askForMore();
        }
        takeUpArrived();
        if (atEnd && underWay.isEmpty() && !cancelled) {
            end();
        }
    }

    private void tellEnded() {
        long most = requested.get();
        long told = 0;
        @Nullable Settling next;
        while (!cancelled && (next = ended.peek()) != null && (next.outcomes == null || told < most)) {
            ended.poll();
            remove(next);
            if (next.outcomes != null) {
                told++;
                receiver.onNext(next.outcomes);
            }
        }
        if (told > 0) {
            long done = told;
            requested.updateAndGet(n -> n == Long.MAX_VALUE ? n : n - done);
        }
    }

    private void askForMore() {
        int room = atOnce - asked - underWay.size();
        if (room > 0 && source != null) {
            asked += room;
            source.request(room);
        }
    }

    private void takeUpArrived() {
        @Nullable Batch batch;
        while (!cancelled && (batch = arrived.poll()) != null) {
            asked--;
            Batch taken = batch;
            Settling settling = new Settling(underWay.size());
            underWay.add(settling);
            Mono.defer(() -> settle.apply(taken)).subscribe(settling);
        }
    }

    /** The last one takes its place. */
    private void remove(Settling settling) {
        Settling last = underWay.remove(underWay.size() - 1);
        if (last != settling) {
            last.place = settling.place;
            underWay.set(last.place, last);
        }
    }

    private void end() {
        cancelled = true;
        @Nullable Throwable cause = failure.get();
        if (cause == null) {
            receiver.onComplete();
        } else {
            receiver.onError(cause);
        }
    }

    private void letGo() {
        underWay.forEach(Settling::cancel);
        underWay.clear();
        arrived.clear();
        ended.clear();
    }

    /** A batch that is being settled. */
    private final class Settling extends BaseSubscriber<List<UserOutcome>> {

        private int place;
        private @Nullable List<UserOutcome> outcomes;

        private Settling(int place) {
            this.place = place;
        }

        @Override
        public Context currentContext() {
            return receiver.currentContext();
        }

        @Override
        protected void hookOnNext(List<UserOutcome> value) {
            outcomes = value;
        }

        @Override
        protected void hookOnError(Throwable cause) {
            failed(cause);
        }

        @Override
        protected void hookFinally(SignalType signal) {
            if (signal != SignalType.CANCEL) {
                ended.add(this);
                drain();
            }
        }
    }
}
