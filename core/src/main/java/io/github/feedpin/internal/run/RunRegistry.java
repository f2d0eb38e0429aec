package io.github.feedpin.internal.run;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The runs under way, so that they can be stopped, and a closing client can wait for them. Thread-safe. */
public final class RunRegistry {

    private static final StopReason CLOSED = new StopReason(NotSentReason.CLOSED, "The client was closed", null);

    /** How long calls that are in flight at the end of the grace are waited for; then they are abandoned. */
    private static final Duration FOR_LAST_ANSWERS = Duration.ofSeconds(2);

    private final TimeSource time;
    /** Those of singles included. */
    private final Set<RunState> all = ConcurrentHashMap.newKeySet();

    private final Set<RunState> runs = ConcurrentHashMap.newKeySet();
    private final Set<RunsStop> stops = ConcurrentHashMap.newKeySet();
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final Sinks.Empty<Void> allEnded = Sinks.empty();
    private volatile boolean closed;

    public RunRegistry(TimeSource time) {
        this.time = time;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Completes when the client is closed. */
    public Mono<Void> closing() {
        return closing.asMono();
    }

    /** What a closed client says to whoever wants something new. */
    public static IllegalStateException closed() {
        return new IllegalStateException("The client is closed");
    }

    /**
     * Takes in the run that singles form, which only the closing of the client ends; false when it must not start any
     * more.
     */
    public boolean addSingles(RunState run) {
        all.add(run);
        boolean open = !closed;
        if (!open) {
            remove(run);
        }
        return open;
    }

    /** Takes a run in; false when it must not start any more. */
    public boolean add(RunState run) {
        runs.add(run);
        boolean open = addSingles(run);
        stops.forEach(stop -> stop.begun(run));
        return open;
    }

    public void remove(RunState run) {
        runs.remove(run);
        all.remove(run);
        signalIfAllEnded();
        stops.forEach(RunsStop::ended);
    }

    /**
     * Ends the runs, and no singles: those under way, and those that begin before {@code within} is over or
     * {@code until} signals.
     */
    public Mono<Void> stop(Duration within, Publisher<?> until) {
        return Mono.defer(() -> {
            RunsStop stop = new RunsStop(runs, time, within);
            stops.add(stop);
            return stop.begin(until, () -> stops.remove(stop));
        });
    }

    public Mono<Void> close(Duration grace) {
        return Mono.defer(() -> {
            closed = true;
            closing.tryEmitEmpty();
            signalIfAllEnded();
            Mono<Void> halted = time.delay(grace).doOnSuccess(over -> all.forEach(run -> run.halt(CLOSED)));
            Mono<Void> abandoned =
                    time.delay(FOR_LAST_ANSWERS).doOnSuccess(over -> all.forEach(run -> run.abandon(CLOSED)));
            return Mono.firstWithSignal(allEnded.asMono(), halted.then(abandoned));
        });
    }

    private void signalIfAllEnded() {
        if (closed && all.isEmpty()) {
            allEnded.tryEmitEmpty();
        }
    }
}
