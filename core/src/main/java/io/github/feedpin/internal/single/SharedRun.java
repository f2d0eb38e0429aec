package io.github.feedpin.internal.single;

import io.github.feedpin.internal.run.RunState;

/**
 * The run that singles form which are under way at the same time. GuardedMono by the lock of
 * {@link SingleRequestBatcher}.
 */
final class SharedRun {

    /** After so many calls its allowances are renewed, so that a run without end does not use them up. */
    private static final int CALLS_OF_AN_ALLOWANCE = 1000;

    private final RunState state;
    private int calls;
    private int callsUnderWay;

    SharedRun(RunState state) {
        this.state = state;
    }

    RunState state() {
        return state;
    }

    SharedCall newCall(DispatchSlot door) {
        if (++calls % CALLS_OF_AN_ALLOWANCE == 0) {
            state.renewAllowances();
        }
        callsUnderWay++;
        return new SharedCall(this, door);
    }

    void callEnds() {
        callsUnderWay--;
    }

    boolean hasCallsUnderWay() {
        return callsUnderWay > 0;
    }
}
