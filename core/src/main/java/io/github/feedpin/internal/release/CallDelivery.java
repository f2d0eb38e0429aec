package io.github.feedpin.internal.release;

import io.github.feedpin.pin.PinCall;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Delivery of a call that has begun: its receiver takes it, or it is undone, once, if the receiver has cancelled
 * before. Thread-safe.
 */
final class CallDelivery {

    private enum State {
        WAITING,
        TAKEN,
        CANCELLED
    }

    private final Consumer<PinCall> undo;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final AtomicReference<@Nullable PinCall> begun = new AtomicReference<>();

    CallDelivery(Consumer<PinCall> undo) {
        this.undo = undo;
    }

    /** Returns whether the call is to be signalled to the receiver. */
    boolean arrived(PinCall call) {
        begun.set(call);
        if (state.get() == State.CANCELLED) {
            undo();
            return false;
        }
        return true;
    }

    /** Returns whether the receiver takes the call, which it does not if it has cancelled. */
    boolean take() {
        return state.compareAndSet(State.WAITING, State.TAKEN);
    }

    void cancel() {
        if (state.compareAndSet(State.WAITING, State.CANCELLED)) {
            undo();
        }
    }

    private void undo() {
        @Nullable PinCall call = begun.getAndSet(null);
        if (call != null) {
            undo.accept(call);
        }
    }
}
