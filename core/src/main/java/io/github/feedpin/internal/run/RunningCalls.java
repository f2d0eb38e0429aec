package io.github.feedpin.internal.run;

import io.github.feedpin.internal.call.SendGate;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.observation.RunListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * The calls of one run that are waiting for a permit or a response, so that a halt or an abandonment reaches them.
 * Thread-safe.
 */
final class RunningCalls {

    private final Set<RunningCall<?>> calls = ConcurrentHashMap.newKeySet();
    private final RunListener listener;
    private volatile boolean halted;
    private volatile boolean abandoned;

    /** @param listener is told of each call that has left and ended */
    RunningCalls(RunListener listener) {
        this.listener = listener;
    }

    RunListener listener() {
        return listener;
    }

    /** What becomes of the call's users, as {@code ending} makes it of how the call ends. */
    <R> Mono<R> running(
            Mono<TimeSensitiveResponse> call, SendGate gate, boolean repeated, RunningCall.Ending<R> ending) {
        return new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super R> receiver) {
                call.subscribe(new RunningCall<>(receiver, RunningCalls.this, gate, repeated, ending));
            }
        };
    }

    void add(RunningCall<?> call) {
        calls.add(call);
        if (halted) {
            call.halt();
        }
        if (abandoned) {
            call.abandon();
        }
    }

    void remove(RunningCall<?> call) {
        calls.remove(call);
    }

    /** Ends those that have not left. */
    void halt() {
        halted = true;
        calls.forEach(RunningCall::halt);
    }

    /** Ends all. */
    void abandon() {
        abandoned = true;
        calls.forEach(RunningCall::abandon);
    }
}
