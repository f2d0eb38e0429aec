package io.github.feedpin.simulator;

import io.github.feedpin.simulator.internal.engine.Arrival;
import io.github.feedpin.simulator.internal.engine.FaultEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Faults and their triggers. Can be changed while requests arrive; thread-safe.
 *
 * <pre>{@code
 * simulator.faults()
 *         .on(FaultTrigger.calls(3, 5), Fault.resetAfterReading())
 *         .on(FaultTrigger.everyCall().withProbability(0.1, 7), Fault.html(502).afterActing())
 *         .on(FaultTrigger.everyCall().forUsers("ou_poison"::equals), Fault.error(400, 230001, "param is invalid"))
 *         .on(FaultTrigger.tokenRequests(1, 1), Fault.emptyObject(500));
 * }</pre>
 *
 * <p>At most one fault happens to a request: the first in the order of the script whose trigger matches. A call passes
 * admission before its fault: its token is checked, and it counts in the limit; a call that is rejected there gets the
 * genuine rejection, and its fault is not postponed to another call. Only {@link Fault#resetBeforeReading()} precedes
 * admission, and {@link Fault#revokeTokens()} revokes before it. Faults happen on arrival, so latency passes before and
 * after.
 */
public final class FaultScript {

    private final Consumer<FaultScript> initial;
    private final List<FaultRule> rules = new ArrayList<>();

    FaultScript(Consumer<FaultScript> initial) {
        this.initial = initial;
        initial.accept(this);
    }

    /**
     * Adds a fault to the end of the script.
     *
     * @param trigger the condition of the fault, which counts requests from now on
     * @param fault what happens to a request that matches, unless an earlier entry of the script matches it
     * @return this script
     */
    public synchronized FaultScript on(FaultTrigger trigger, Fault fault) {
        Objects.requireNonNull(fault, "fault");
        rules.add(new FaultRule(Objects.requireNonNull(trigger, "trigger"), fault));
        return this;
    }

    /** Removes all faults; exchanges in progress are not affected. */
    public synchronized void clear() {
        rules.clear();
    }

    /** Restores the initial script, which counts requests from now on. */
    synchronized void reset() {
        clear();
        initial.accept(this);
    }

    /** Returns the effect of the fault that happens to a request that has just arrived, if any. */
    synchronized FaultEffect effectOn(Arrival arrival) {
        rules.forEach(rule -> rule.arrives(arrival));
        return rules.stream()
                .filter(rule -> rule.happensTo(arrival))
                .findFirst()
                .map(rule -> rule.fault().effect())
                .orElse(FaultEffect.NONE);
    }
}
