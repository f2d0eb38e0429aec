package io.github.feedpin;

import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.TimeSensitiveResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * One call of a run, between the sender and the settlement. Its answer, a failure, a halt of the run before it passes the gate, or an abandonment
 * after that: whichever comes first ends it, and what comes later is nobody's any more. One operator instead of the four that would do the same,
 * since every call of every run goes through it.
 */
final class RunningCall implements CoreSubscriber<TimeSensitiveResponse>, Subscription {

    private final CoreSubscriber<? super TimeSensitiveResponse> receiver;
    private final RunningCalls calls;
    private final Gate gate;
    private final boolean repeated;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable Subscription sending;

    RunningCall(
            CoreSubscriber<? super TimeSensitiveResponse> receiver, RunningCalls calls, Gate gate, boolean repeated) {
        this.receiver = receiver;
        this.calls = calls;
        this.gate = gate;
        this.repeated = repeated;
    }

    @Override
    public Context currentContext() {
        return receiver.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        if (Operators.validate(sending, subscription)) {
            sending = subscription;
            receiver.onSubscribe(this);
            calls.add(this);
            if (ended.get()) {
                calls.remove(this);
            }
        }
    }

    @Override
    public void onNext(TimeSensitiveResponse response) {
        if (end()) {
            calls.listener().callEnded(gate.users(), repeated);
            receiver.onNext(response);
            receiver.onComplete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (!end()) {
            Operators.onErrorDropped(failure, currentContext());
            return;
        }
        if (gate.hasPassed() && !(failure instanceof UnreachableException)) {
            calls.listener().callEnded(gate.users(), repeated);
        }
        receiver.onError(failure);
    }

    @Override
    public void onComplete() {
        if (end()) {
            receiver.onComplete();
        }
    }

    @Override
    public void request(long n) {
        if (sending != null) {
            sending.request(n);
        }
    }

    @Override
    public void cancel() {
        if (end() && sending != null) {
            sending.cancel();
        }
    }

    /** Ends it without an answer, unless it has passed the gate. */
    void halt() {
        if (gate.shut()) {
            abandon();
        }
    }

    /** Ends it without an answer. */
    void abandon() {
        if (end()) {
            if (sending != null) {
                sending.cancel();
            }
            receiver.onComplete();
        }
    }

    private boolean end() {
        boolean first = ended.compareAndSet(false, true);
        if (first) {
            calls.remove(this);
        }
        return first;
    }
}
