package io.github.feedpin.internal.run;

import io.github.feedpin.retry.RetryPolicy;
import java.util.concurrent.atomic.AtomicLong;

/** How many retries a run still has. Thread-safe. */
public final class RetryBudget {

    private final RetryPolicy policy;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();

    public RetryBudget(RetryPolicy policy) {
        this.policy = policy;
    }

    /** Counts a call that is sent, which earns a part of a retry. */
    public void callSent() {
        calls.incrementAndGet();
    }

    /** Takes one retry out; false when none is left. */
    public boolean take() {
        long allowed = policy.budgetFloor() + (long) (policy.budgetRatio() * calls.get());
        return retries.getAndUpdate(spent -> spent < allowed ? spent + 1 : spent) < allowed;
    }
}
