package io.github.feedpin.internal.run;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tracks the active runs of a client, so that they can be stopped and awaited. Thread-safe. */
public final class RunRegistry {

    private static final StopReason CLOSED = new StopReason(NotSentReason.CLOSED, "The client was closed", null);
    /** Time limit for calls in flight after the grace period; then they are abandoned. */
    private static final Duration LAST_RESPONSES = Duration.ofSeconds(2);

    private final TimeSource time;
    /** Those of the shared runs of single requests included. */
    private final Set<StopSignal> allSignals = ConcurrentHashMap.newKeySet(1);

    private final StoppableRuns runs;
    private final List<StoppableRuns> groups;
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final Sinks.Empty<Void> allEnded = Sinks.empty();
    private volatile boolean closed;

    /** Creates the registry of a client whose runs are stopped by itself only. */
    public RunRegistry(TimeSource time) {
        this(time, List.of());
    }

    /**
     * Creates a registry without runs.
     *
     * @param others the runs of several clients, to which those of this one are added
     */
    public RunRegistry(TimeSource time, List<StoppableRuns> others) {
        this.time = time;
        this.runs = new StoppableRuns(time);
        this.groups = Stream.concat(Stream.of(runs), others.stream()).toList();
    }

    /** Returns whether no run and no call of a single request is in progress. */
    public boolean isIdle() {
        return allSignals.isEmpty();
    }

    /** Returns the number of runs in progress, without single requests. */
    public int size() {
        return runs.size();
    }

    public boolean isClosed() {
        return closed;
    }

    /** Completes when the client is closed. */
    public Mono<Void> whenClosed() {
        return closing.asMono();
    }

    /** Returns the failure of requests to a closed client. */
    public static IllegalStateException closedException() {
        return new IllegalStateException("The client is closed");
    }

    /**
     * Adds the shared run of single requests, which only closing the client stops. Signals nothing, so it may be called
     * under a lock.
     *
     * @return false if it must not start; it is to be removed then
     */
    public boolean addShared(StopSignal signal) {
        allSignals.add(signal);
        return !closed;
    }

    /** Adds a run; false if it must not start. */
    public boolean add(StopSignal signal) {
        boolean open = addShared(signal);
        groups.forEach(group -> group.add(signal));
        if (!open) {
            remove(signal);
        }
        return open;
    }

    public void remove(StopSignal signal) {
        allSignals.remove(signal);
        signalIfAllEnded();
        groups.forEach(group -> group.remove(signal));
    }

    /**
     * Stops the runs, but not single requests: those in progress, and those that start before {@code within} is over or
     * {@code until} signals.
     */
    public Mono<Void> stop(Duration within, Publisher<?> until) {
        return runs.stop(within, until);
    }

    /** Closes the client; completes when all runs have ended, at the latest shortly after {@code grace}. */
    public Mono<Void> close(Duration grace) {
        return Mono.defer(() -> {
            closed = true;
            closing.tryEmitEmpty();
            signalIfAllEnded();
            Mono<Void> stopped =
                    time.delay(grace).doOnSuccess(over -> allSignals.forEach(signal -> signal.stop(CLOSED)));
            Mono<Void> abandoned = time.delay(LAST_RESPONSES)
                    .doOnSuccess(over -> allSignals.forEach(signal -> signal.abandon(CLOSED)));
            Mono<Void> ended = Mono.firstWithSignal(allEnded.asMono(), stopped.then(abandoned))
                    .cache();
            // Runs are stopped even if the subscriber cancels.
            ended.subscribe();
            return ended;
        });
    }

    private void signalIfAllEnded() {
        if (closed && allSignals.isEmpty()) {
            allEnded.tryEmitEmpty();
        }
    }
}
