package io.github.feedpin;

import java.util.concurrent.atomic.AtomicBoolean;

/** Between waiting for a permit and sending with it. Either the call passes or a stop shuts the gate: whichever comes first. */
final class Gate {

    private final AtomicBoolean decided = new AtomicBoolean();
    private volatile boolean passed;
    private final Runnable onPass;

    Gate(Runnable onPass) {
        this.onPass = onPass;
    }

    /** Lets the call through, unless the gate is shut. */
    boolean pass() {
        if (!decided.compareAndSet(false, true)) {
            return false;
        }
        passed = true;
        onPass.run();
        return true;
    }

    boolean hasPassed() {
        return passed;
    }

    /** Shuts the gate, unless the call is through. */
    boolean shut() {
        return decided.compareAndSet(false, true);
    }
}
