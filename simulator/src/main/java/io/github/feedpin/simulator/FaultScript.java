package io.github.feedpin.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong, and when. May be changed while requests come in; thread-safe.
 *
 * <pre>{@code
 * simulator.faults()
 *         .on(FaultTrigger.calls(3, 5), Fault.resetAfterReading())
 *         .on(FaultTrigger.everyCall().withProbability(0.1, 7), Fault.html(502).afterActing())
 *         .on(FaultTrigger.everyCall().forUsers("ou_poison"::equals), Fault.error(400, 230001, "param is invalid"))
 *         .on(FaultTrigger.tokenRequests(1, 1), Fault.emptyObject(500));
 * }</pre>
 *
 * <p>A request meets one fault at most: the first in the order of the script whose occasion it is. A call still passes
 * the gate before it meets its fault: its token is looked at, and it counts in the limit; when it is rejected there,
 * the rejection is genuine, and the fault does not happen to another call instead. Only
 * {@link Fault#resetBeforeReading()} comes before the gate, and {@link Fault#revokeTokens()} revokes before it. Faults
 * happen at the moment of arrival, so latency passes before and after.
 */
public final class FaultScript {

    private final Consumer<FaultScript> beginning;
    private final List<FaultRule> rules = new ArrayList<>();

    FaultScript(Consumer<FaultScript> beginning) {
        this.beginning = beginning;
        beginning.accept(this);
    }

    /** Adds a fault, after those that are there. The requests are counted from now on. */
    public synchronized FaultScript on(FaultTrigger occasion, Fault fault) {
        Objects.requireNonNull(fault, "fault");
        rules.add(new FaultRule(Objects.requireNonNull(occasion, "occasion"), fault));
        return this;
    }

    /** Drops all faults; what has already begun goes on. */
    public synchronized void clear() {
        rules.clear();
    }

    /** As it was in the beginning; requests are counted from now on. */
    synchronized void reset() {
        clear();
        beginning.accept(this);
    }

    /** The fault that this request meets, which has just arrived; null when it meets none. */
    synchronized @Nullable Fault faultFor(Request<?> request) {
        rules.forEach(rule -> rule.arrives(request));
        return rules.stream()
                .filter(rule -> rule.happensTo(request))
                .map(FaultRule::fault)
                .findFirst()
                .orElse(null);
    }
}
