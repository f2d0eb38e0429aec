package io.github.feedpin.simulator.table;

import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import java.util.EnumSet;
import java.util.Set;

/** Calls of a run that meet the fault, and the number of its ten calls in flight. */
enum FaultPlacement {
    /** The third call, while the others are in flight as well. */
    THIRD_PARALLEL(FaultTrigger.calls(3, 3), 64),
    /** The third call, after two successful ones and before the others are sent. */
    THIRD_IN_SERIES(FaultTrigger.calls(3, 3), 1),
    /** Every call, all of them in flight. */
    ALL_PARALLEL(FaultTrigger.everyCall(), 64),
    /** Every call, one after the other. */
    ALL_IN_SERIES(FaultTrigger.everyCall(), 1),
    /** Every call with one certain user of the third call. */
    ONE_USER(FaultTrigger.everyCall().forUsers("ou_user_120"::equals), 64),
    /** The first request for a token. */
    FIRST_TOKEN(FaultTrigger.tokenRequests(1, 1), 64),
    /** Every request for a token. */
    EVERY_TOKEN(FaultTrigger.everyTokenRequest(), 64);

    static final Set<FaultPlacement> CALLS = EnumSet.range(THIRD_PARALLEL, ONE_USER);
    static final Set<FaultPlacement> TOKEN_REQUESTS = EnumSet.range(FIRST_TOKEN, EVERY_TOKEN);

    private final FaultTrigger trigger;
    private final int maxConcurrentCalls;

    FaultPlacement(FaultTrigger trigger, int maxConcurrentCalls) {
        this.trigger = trigger;
        this.maxConcurrentCalls = maxConcurrentCalls;
    }

    FaultTrial trial(Fault fault) {
        return new FaultTrial(ConcurrencyLimits.defaults().withMaxConcurrentCalls(maxConcurrentCalls), trigger, fault);
    }
}
