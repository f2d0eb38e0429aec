package io.github.feedpin.internal.run;

import io.github.feedpin.retry.RetryPolicy;
import java.util.concurrent.atomic.AtomicLong;

/** Budget of the retries of a run. Thread-safe. */
final class RetryBudget {

    private final RetryPolicy policy;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();

    RetryBudget(RetryPolicy policy) {
        this.policy = policy;
    }

    /** Counts a call that is sent, which adds a fraction of a retry. */
    void callSent() {
        calls.incrementAndGet();
    }

    /** Takes one retry from the budget; false if none is left. */
    boolean take() {
        long allowed = policy.budgetFloor() + (long) (policy.budgetRatio() * calls.get());
        return retries.getAndUpdate(spent -> spent < allowed ? spent + 1 : spent) < allowed;
    }
}
