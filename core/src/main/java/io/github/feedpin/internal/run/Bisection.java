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
 * Decides whether rejected calls of a run are bisected. As long as no call of the run has succeeded, the first rejected
 * one is bisected while the others wait: if each of its users is rejected alone as well, the cause lies in all calls,
 * and no other is bisected. Thread-safe.
 */
final class Bisection {

    private static final int CALLS_PER_BISECTION = 2;

    private final AtomicInteger callsLeft;
    private final BooleanSupplier anySuccess;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Sinks.One<Boolean> worthwhile = Sinks.one();

    /**
     * @param calls how many calls may be spent
     * @param anySuccess whether any call of the run has succeeded
     */
    Bisection(int calls, BooleanSupplier anySuccess) {
        this.callsLeft = new AtomicInteger(calls);
        this.anySuccess = anySuccess;
    }

    /**
     * Emits whether a rejected call may be bisected, and if so takes two calls from the budget.
     *
     * @param bisected whether the call is itself the half of another one
     */
    Mono<Boolean> mayBisect(boolean bisected) {
        boolean decided = bisected || anySuccess.getAsBoolean();
        return decided || begun.compareAndSet(false, true)
                ? Mono.fromSupplier(this::takeCalls)
                : worthwhile.asMono().map(worth -> worth && takeCalls());
    }

    /** Records the outcomes of the users of a rejected call, whether it was bisected or not. */
    void completed(List<UserOutcome> outcomes) {
        boolean systemic = !anySuccess.getAsBoolean() && outcomes.stream().allMatch(Rejected.class::isInstance);
        worthwhile.tryEmitValue(!systemic);
    }

    private boolean takeCalls() {
        return callsLeft.getAndUpdate(left -> left < CALLS_PER_BISECTION ? left : left - CALLS_PER_BISECTION)
                >= CALLS_PER_BISECTION;
    }
}
