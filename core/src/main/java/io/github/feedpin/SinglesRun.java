package io.github.feedpin;

/** The run that singles form which are under way at the same time. Guarded by the lock of {@link Singles}. */
final class SinglesRun {

    /** After so many calls its allowances are renewed, so that a run without end does not use them up. */
    private static final int CALLS_OF_AN_ALLOWANCE = 1000;

    private final RunState state;
    private int calls;
    private int callsUnderWay;

    SinglesRun(RunState state) {
        this.state = state;
    }

    RunState state() {
        return state;
    }

    SinglesCall newCall(SinglesDoor door) {
        if (++calls % CALLS_OF_AN_ALLOWANCE == 0) {
            state.renewAllowances();
        }
        callsUnderWay++;
        return new SinglesCall(this, door);
    }

    void callEnds() {
        callsUnderWay--;
    }

    boolean hasCallsUnderWay() {
        return callsUnderWay > 0;
    }
}
