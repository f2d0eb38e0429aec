package io.github.feedpin;

import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Rejected;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Whether refused calls of a run are worth halving. The first one is halved while the others wait: when it turns out that each of its
 * users is refused alone as well, the cause lies in all the calls, and no other is halved.
 */
final class Isolation {

    private static final int CALLS_OF_A_HALVING = 2;

    private final AtomicInteger callsLeft;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Sinks.One<Boolean> worthwhile = Sinks.one();

    Isolation(int calls) {
        this.callsLeft = new AtomicInteger(calls);
    }

    /** Whether a refused call may be halved, which takes two calls out of what the run may spend on that. */
    Mono<Boolean> mayHalve(boolean half) {
        if (half) {
            return Mono.just(takeCalls());
        }
        if (begun.compareAndSet(false, true)) {
            boolean may = takeCalls();
            if (!may) {
                worthwhile.tryEmitValue(false);
            }
            return Mono.just(may);
        }
        return worthwhile.asMono().map(worth -> worth && takeCalls());
    }

    /** Learns what the halving of a whole call came to. */
    void ended(List<UserOutcome> outcomes) {
        worthwhile.tryEmitValue(!outcomes.stream().allMatch(Rejected.class::isInstance));
    }

    private boolean takeCalls() {
        return callsLeft.getAndUpdate(left -> left < CALLS_OF_A_HALVING ? left : left - CALLS_OF_A_HALVING)
                >= CALLS_OF_A_HALVING;
    }
}
