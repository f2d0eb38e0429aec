package io.github.feedpin.simulator;

import java.util.Random;

/** A line of the script, and how far it has come. Not thread-safe: the script's lock guards it. */
final class FaultRule {

    private final FaultTrigger occasion;
    private final Fault fault;
    private final Random random;
    private long arrived;
    private int happened;

    FaultRule(FaultTrigger occasion, Fault fault) {
        this.occasion = occasion;
        this.fault = fault;
        this.random = new Random(occasion.seed());
    }

    Fault fault() {
        return fault;
    }

    /** Counts a request, whatever becomes of it. */
    void arrives(Request<?> request) {
        if (occasion.counts(request)) {
            arrived++;
        }
    }

    /** Whether the fault happens to the request that has just arrived. */
    boolean happensTo(Request<?> request) {
        boolean happens = occasion.counts(request)
                && occasion.includes(arrived, request)
                && happened < occasion.times()
                && random.nextDouble() < occasion.probability();
        if (happens) {
            happened++;
        }
        return happens;
    }
}
