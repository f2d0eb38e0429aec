package io.github.feedpin;

import io.github.feedpin.model.TimeSensitiveRequest;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Between waiting for a permit and sending with it. Either the call passes, with the users that it then takes along, or a stop shuts the
 * gate: whichever comes first.
 */
final class Gate {

    private final AtomicBoolean decided = new AtomicBoolean();
    private final Load load;
    private final BooleanSupplier isOpen;
    private final Runnable onPass;
    private volatile @Nullable TimeSensitiveRequest passed;

    /**
     * A gate for this load.
     *
     * @param isOpen whether anything may pass at all
     * @param onPass is told when the call passes
     */
    Gate(Load load, BooleanSupplier isOpen, Runnable onPass) {
        this.load = load;
        this.isOpen = isOpen;
        this.onPass = onPass;
    }

    /** Lets the call through; null when the gate is shut, or there is nothing to send. */
    @Nullable
    TimeSensitiveRequest pass() {
        if (!isOpen.getAsBoolean() || !decided.compareAndSet(false, true)) {
            return null;
        }
        @Nullable TimeSensitiveRequest request = load.request();
        if (request != null) {
            passed = request;
            onPass.run();
        }
        return request;
    }

    boolean hasPassed() {
        return passed != null;
    }

    /** How many users the call holds; 0 before it has passed. */
    int users() {
        @Nullable TimeSensitiveRequest request = passed;
        return request == null ? 0 : request.userIds().size();
    }

    /** Shuts the gate, unless the call is through. */
    boolean shut() {
        return decided.compareAndSet(false, true);
    }
}
