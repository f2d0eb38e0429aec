package io.github.feedpin.simulator.table;

import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import java.util.EnumSet;
import java.util.Set;

/** Which calls of a run meet the fault, and how many of the ten are under way at once. */
enum Form {
    /** The third call, while the others are under way as well. */
    THIRD_OF_ALL(FaultTrigger.calls(3, 3), 64),
    /** The third call, after two that have succeeded, and before the others leave. */
    THIRD_IN_TURN(FaultTrigger.calls(3, 3), 1),
    /** Every call, all at once. */
    EVERY_OF_ALL(FaultTrigger.everyCall(), 64),
    /** Every call, one after the other. */
    EVERY_IN_TURN(FaultTrigger.everyCall(), 1),
    /** Every call that holds one certain user of the third. */
    ONE_USER(FaultTrigger.everyCall().forUsers("ou_user_120"::equals), 64),
    /** The first request for a token. */
    FIRST_TOKEN(FaultTrigger.tokenRequests(1, 1), 64),
    /** Every request for a token. */
    EVERY_TOKEN(FaultTrigger.everyTokenRequest(), 64);

    static final Set<Form> OF_CALLS = EnumSet.range(THIRD_OF_ALL, ONE_USER);
    static final Set<Form> OF_TOKENS = EnumSet.range(FIRST_TOKEN, EVERY_TOKEN);

    private final FaultTrigger occasion;
    private final int callsInFlight;

    Form(FaultTrigger occasion, int callsInFlight) {
        this.occasion = occasion;
        this.callsInFlight = callsInFlight;
    }

    Trial trial(Fault fault) {
        return new Trial(ConcurrencyLimits.defaults().withMaxConcurrentCalls(callsInFlight), occasion, fault);
    }
}
