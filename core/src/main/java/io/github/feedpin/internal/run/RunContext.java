package io.github.feedpin.internal.run;

import io.github.feedpin.quota.Priority;

/**
 * State and collaborators shared by the calls of one run.
 *
 * @param priority the priority of its calls for permits
 */
public record RunContext(
        ClientComponents components,
        CompositeRunListener listener,
        Priority priority,
        StopSignal stopSignal,
        RunHealth health) {

    /** Creates the context of a run that begins. */
    public static RunContext of(ClientComponents components, CompositeRunListener listener, Priority priority) {
        StopSignal stopSignal = new StopSignal(components.time());
        RunHealth health = new RunHealth(
                components.retry(), components.concurrency().maxConcurrentCalls(), stopSignal, components.time());
        return new RunContext(components, listener, priority, stopSignal, health);
    }
}
