package io.github.feedpin.internal.single;

import io.github.feedpin.internal.run.RunContext;

/** The run of the single requests that are served at the same time. Guarded by {@link SingleRequestBatcher}'s lock. */
final class SharedRun {

    /** After so many calls the budgets are renewed, so that a run that does not end does not use them up. */
    private static final int CALLS_PER_BUDGET = 1000;

    private final RunContext context;
    private int calls;
    private int callsInFlight;

    SharedRun(RunContext context) {
        this.context = context;
    }

    RunContext context() {
        return context;
    }

    SharedCall newCall(DispatchSlot slot) {
        if (++calls % CALLS_PER_BUDGET == 0) {
            context.health().renewBudgets();
        }
        callsInFlight++;
        return new SharedCall(this, slot);
    }

    void callEnded() {
        callsInFlight--;
    }

    boolean hasCallsInFlight() {
        return callsInFlight > 0;
    }
}
