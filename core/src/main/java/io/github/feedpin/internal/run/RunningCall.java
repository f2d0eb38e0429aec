package io.github.feedpin.internal.run;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.internal.call.SendGate;
import io.github.feedpin.internal.guard.Signals;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.observation.CallResult;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * One call of a run, between the sender and the settlement. Its response, a failure, a halt of the run before it passes
 * the gate, or an abandonment after that: whichever comes first ends it, and what comes later is nobody's any more, not
 * even a dropped error to be logged. One operator instead of the six that would do the same, since every call of every
 * run goes through it.
 */
final class RunningCall<R> implements CoreSubscriber<TimeSensitiveResponse>, Subscription {

    /** What is made of how a call ends, unless it fails. */
    interface Ending<R> {

        R answered(TimeSensitiveResponse response);

        /** Halted before it left, abandoned after that, or nobody there to send for. */
        R unanswered(SendGate gate);
    }

    private final CoreSubscriber<? super R> receiver;
    private final RunningCalls calls;
    private final SendGate gate;
    private final boolean repeated;
    private final Ending<R> ending;
    private final AtomicBoolean ended = new AtomicBoolean();
    private @Nullable Subscription sending;

    RunningCall(
            CoreSubscriber<? super R> receiver, RunningCalls calls, SendGate gate, boolean repeated, Ending<R> ending) {
        this.receiver = receiver;
        this.calls = calls;
        this.gate = gate;
        this.repeated = repeated;
        this.ending = ending;
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
            calls.listener().onCallEnded(CallResult.succeeded(gate.users(), repeated, response.logId()));
            deliver(() -> ending.answered(response));
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (end()) {
            if (gate.hasPassed()
                    && failure instanceof FeedpinException known
                    && !(failure instanceof UnreachableException)) {
                calls.listener().onCallEnded(CallResult.failed(gate.users(), repeated, known));
            }
            Signals.error(receiver, failure);
        }
    }

    @Override
    public void onComplete() {
        if (end()) {
            deliver(() -> ending.unanswered(gate));
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

    /** Ends it without a response, unless it has passed the gate. */
    void halt() {
        if (gate.shut()) {
            abandon();
        }
    }

    /** Ends it without a response. */
    void abandon() {
        if (end()) {
            if (sending != null) {
                sending.cancel();
            }
            deliver(() -> ending.unanswered(gate));
        }
    }

    private void deliver(Supplier<R> made) {
        R result;
        try {
            result = made.get();
        } catch (Throwable failure) {
            Signals.error(receiver, failure);
            return;
        }
        Signals.value(receiver, result);
    }

    private boolean end() {
        boolean first = ended.compareAndSet(false, true);
        if (first) {
            calls.remove(this);
        }
        return first;
    }
}
