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

    /** Creates an open gate, for one request. */
    public SendGate() {}

    /**
     * Lets the request pass, unless the gate is closed or the request has passed before.
     *
     * @return whether the request may be sent: true once
     */
    public boolean pass() {
        return state.compareAndSet(State.OPEN, State.PASSED);
    }

    /**
     * Closes the gate, unless the request has passed.
     *
     * @return whether it is certain that the request is never sent
     */
    public boolean close() {
        return state.compareAndSet(State.OPEN, State.CLOSED) || state.get() == State.CLOSED;
    }

    /** {@return whether the request has passed, so that it may have been sent} */
    public boolean hasPassed() {
        return state.get() == State.PASSED;
    }
}
