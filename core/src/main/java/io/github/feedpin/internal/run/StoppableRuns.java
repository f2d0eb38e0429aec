package io.github.feedpin.internal.run;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The runs in progress that are stopped together, of one client or of several. Thread-safe. */
public final class StoppableRuns {

    private final TimeSource time;
    private final Set<StopSignal> runs = ConcurrentHashMap.newKeySet(1);
    private final Set<StopRunsTask> stops = ConcurrentHashMap.newKeySet(1);

    public StoppableRuns(TimeSource time) {
        this.time = time;
    }

    /** Returns the number of runs in progress. */
    public int size() {
        return runs.size();
    }

    void add(StopSignal run) {
        runs.add(run);
        stops.forEach(stop -> stop.onRunStarted(run));
    }

    void remove(StopSignal run) {
        runs.remove(run);
        stops.forEach(StopRunsTask::onRunEnded);
    }

    /**
     * Stops the runs, but not single requests: those in progress, and those that start before {@code within} is over or
     * {@code until} signals.
     */
    public Mono<Void> stop(Duration within, Publisher<?> until) {
        return Mono.defer(() -> {
            StopRunsTask stop = new StopRunsTask(runs, time, within);
            stops.add(stop);
            return stop.start(until, () -> stops.remove(stop));
        });
    }
}
