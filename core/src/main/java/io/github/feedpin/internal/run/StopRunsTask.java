package io.github.feedpin.internal.run;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One request to stop the runs of a client: they are stopped, and a little later, after the time for the last
 * responses, abandoned. It also applies to runs that start meanwhile. Thread-safe.
 */
final class StopRunsTask {

    private static final StopReason STOPPED =
            new StopReason(NotSentReason.CLOSED, "The runs of the client were stopped", null);
    /** The share of the time that is left to calls in flight. */
    private static final int LAST_RESPONSES_SHARE = 5;

    private static final Duration MAX_LAST_RESPONSES = Duration.ofSeconds(2);

    private final Set<StopSignal> runSignals;
    private final TimeSource time;
    private final Duration untilStop;
    private final Duration lastResponses;
    private final Sinks.Empty<Void> ended = Sinks.empty();
    /** The runs it applies to: first all, later those that had started by then. */
    private volatile Set<StopSignal> affected;

    private volatile Consumer<StopSignal> action = signal -> {};

    /**
     * Creates a stop that has not started.
     *
     * @param runSignals the live set of the signals of the runs in progress
     * @param within the time from the start until the last run has ended
     */
    StopRunsTask(Set<StopSignal> runSignals, TimeSource time, Duration within) {
        Duration share = within.dividedBy(LAST_RESPONSES_SHARE);
        this.runSignals = runSignals;
        this.affected = runSignals;
        this.time = time;
        this.lastResponses = share.compareTo(MAX_LAST_RESPONSES) < 0 ? share : MAX_LAST_RESPONSES;
        this.untilStop = within.minus(lastResponses);
    }

    /**
     * Starts the timers.
     *
     * @param until after its first signal, the stop no longer applies to runs started later
     * @param onEnd called when the time is over
     * @return completes when no run is in progress, at the latest when the time is over
     */
    Mono<Void> start(Publisher<?> until, Runnable onEnd) {
        Disposable watch = Mono.from(until).materialize().subscribe(signal -> affected = Set.copyOf(runSignals));
        after(untilStop, signal -> signal.stop(STOPPED))
                .then(after(lastResponses, signal -> signal.abandon(STOPPED)))
                .doFinally(signal -> {
                    watch.dispose();
                    onEnd.run();
                    ended.tryEmitEmpty();
                })
                .subscribe();
        onRunEnded();
        return ended.asMono();
    }

    void onRunStarted(StopSignal signal) {
        if (affected == runSignals) {
            action.accept(signal);
        }
    }

    void onRunEnded() {
        if (runSignals.isEmpty()) {
            ended.tryEmitEmpty();
        }
    }

    /**
     * Runs {@code next} immediately without a delay, so that an application that leaves no time still gets the reports.
     */
    private Mono<Void> after(Duration delay, Consumer<StopSignal> next) {
        Mono<Void> all = Mono.fromRunnable(() -> {
            action = next;
            affected.forEach(next);
        });
        return delay.isZero() ? all : time.delay(delay).then(all);
    }
}
