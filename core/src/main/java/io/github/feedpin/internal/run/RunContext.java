package io.github.feedpin.internal.run;

import io.github.feedpin.quota.Priority;

/**
 * What the calls of one run share.
 *
 * @param priority the priority of its calls for permits
 */
public record RunContext(
        RunSetup setup, CompositeRunListener listener, Priority priority, StopSignal stop, RunHealth health) {

    /** Creates the context of a run that begins. */
    public static RunContext of(RunSetup setup, CompositeRunListener listener, Priority priority) {
        StopSignal stop = new StopSignal(setup.time());
        RunHealth health = new RunHealth(
                setup.retry(),
                setup.concurrency().maxConcurrentCalls(),
                setup.retry().bisectionBudget(),
                stop,
                setup.time());
        return new RunContext(setup, listener, priority, stop, health);
    }
}
