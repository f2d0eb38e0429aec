package io.github.feedpin.simulator;

import io.github.feedpin.simulator.internal.engine.Arrival;
import java.util.Random;

/** An entry of the script and its progress. Not thread-safe; guarded by the script. */
final class FaultRule {

    private final FaultTrigger trigger;
    private final Fault fault;
    private final Random random;
    private long arrived;
    private int happened;

    FaultRule(FaultTrigger trigger, Fault fault) {
        this.trigger = trigger;
        this.fault = fault;
        this.random = new Random(trigger.seed());
    }

    Fault fault() {
        return fault;
    }

    /** Counts a request, whatever its result. */
    void arrives(Arrival arrival) {
        if (trigger.counts(arrival)) {
            arrived++;
        }
    }

    /** Returns whether the fault happens to the request that has just arrived. */
    boolean happensTo(Arrival arrival) {
        boolean happens = trigger.counts(arrival)
                && trigger.includes(arrived, arrival)
                && happened < trigger.times()
                && random.nextDouble() < trigger.probability();
        if (happens) {
            happened++;
        }
        return happens;
    }
}
