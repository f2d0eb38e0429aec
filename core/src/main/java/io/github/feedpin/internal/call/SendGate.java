package io.github.feedpin.internal.call;

import io.github.feedpin.model.TimeSensitiveRequest;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Between waiting for a permit and sending with it. Either the call passes, with the users that it then takes along, or
 * a stop shuts the gate: whichever comes first.
 */
public final class SendGate {

    private enum State {
        OPEN,
        PASSED,
        SHUT
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private final CallPayload load;
    private final BooleanSupplier isOpen;
    private final Runnable onPass;
    private volatile @Nullable TimeSensitiveRequest passed;

    /**
     * A gate for this load.
     *
     * @param isOpen whether anything may pass at all
     * @param onPass is told when the call passes
     */
    public SendGate(CallPayload load, BooleanSupplier isOpen, Runnable onPass) {
        this.load = load;
        this.isOpen = isOpen;
        this.onPass = onPass;
    }

    /** Lets the call through; null when the gate is shut, or there is nothing to send. */
    @Nullable
    TimeSensitiveRequest pass() {
        if (!isOpen.getAsBoolean() || !state.compareAndSet(State.OPEN, State.PASSED)) {
            return null;
        }
        @Nullable TimeSensitiveRequest request = load.request();
        if (request == null) {
            state.set(State.SHUT);
        } else {
            passed = request;
            onPass.run();
        }
        return request;
    }

    public boolean hasPassed() {
        return state.get() == State.PASSED;
    }

    /** How many users the call holds; 0 before it has passed. */
    public int users() {
        @Nullable TimeSensitiveRequest request = passed;
        return request == null ? 0 : request.userIds().size();
    }

    /** Shuts the gate, unless the call is through. */
    public boolean shut() {
        return state.compareAndSet(State.OPEN, State.SHUT);
    }
}
