package io.github.feedpin.internal.run;

import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Rejected;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Whether rejected calls of a run are worth halving. As long as no call of the run has succeeded, the first one is
 * halved while the others wait: when each of its users is rejected alone as well, the cause lies in all the calls, and
 * no other is halved.
 */
final class Bisection {

    private static final int CALLS_OF_A_HALVING = 2;

    private final AtomicInteger callsLeft;
    private final BooleanSupplier platformWorks;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Sinks.One<Boolean> worthwhile = Sinks.one();

    Bisection(int calls, BooleanSupplier platformWorks) {
        this.callsLeft = new AtomicInteger(calls);
        this.platformWorks = platformWorks;
    }

    /** Whether a rejected call may be halved, which takes two calls out of what the run may spend on that. */
    Mono<Boolean> mayHalve(boolean half) {
        boolean worthAnyway = half || platformWorks.getAsBoolean();
        return worthAnyway || begun.compareAndSet(false, true)
                ? Mono.fromSupplier(this::takeCalls)
                : worthwhile.asMono().map(worth -> worth && takeCalls());
    }

    /** Learns what became of the users of a call that was rejected as a whole, halved or not. */
    void ended(List<UserOutcome> outcomes) {
        boolean systemic = !platformWorks.getAsBoolean() && outcomes.stream().allMatch(Rejected.class::isInstance);
        worthwhile.tryEmitValue(!systemic);
    }

    private boolean takeCalls() {
        return callsLeft.getAndUpdate(left -> left < CALLS_OF_A_HALVING ? left : left - CALLS_OF_A_HALVING)
                >= CALLS_OF_A_HALVING;
    }
}
