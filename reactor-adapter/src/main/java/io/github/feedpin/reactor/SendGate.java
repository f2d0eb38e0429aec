package io.github.feedpin.reactor;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Settles once and for all whether a request leaves, so that nobody believes it stayed while it is being written.
 * Thread-safe.
 */
final class SendGate {

    private enum State {
        OPEN,
        LEFT,
        STAYED
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    /** Called before the first byte is written: whether it may be. */
    boolean leave() {
        return state.compareAndSet(State.OPEN, State.LEFT);
    }

    /** Called after a failure: whether the request certainly has not left, and from now on never will. */
    boolean stay() {
        return state.compareAndSet(State.OPEN, State.STAYED) || state.get() == State.STAYED;
    }
}
