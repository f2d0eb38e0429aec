package io.github.feedpin.platform;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Gate that a request passes when it is sent, unless the gate is closed before. So a request that is reported as not
 * sent cannot be sent afterwards. Core closes it when a run stops, an adapter when a connection fails. Thread-safe;
 * never blocks.
 */
public final class SendGate {

    private enum State {
        OPEN,
        PASSED,
        CLOSED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    /** Lets the request pass, unless the gate is closed or the request has passed before; whether it may be sent. */
    public boolean pass() {
        return state.compareAndSet(State.OPEN, State.PASSED);
    }

    /** Closes the gate, unless the request has passed; whether it is certain that the request is never sent. */
    public boolean close() {
        return state.compareAndSet(State.OPEN, State.CLOSED) || state.get() == State.CLOSED;
    }

    /** Returns whether the request has passed. */
    public boolean hasPassed() {
        return state.get() == State.PASSED;
    }
}
