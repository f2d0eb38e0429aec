package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.RunOptions;
import io.github.feedpin.model.OutcomeCounts;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.observation.RunCounters;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Run that is independent of its subscribers: any number of them may subscribe to its status at any time, and
 * cancelling a subscription does not affect the run. Once ended, it holds only its report. Thread-safe.
 */
public final class Run {

    private static final Duration UPDATE_INTERVAL = Duration.ofMillis(250);

    private final String id;
    private final PinAction action;
    private final long total;
    private final Pace pace;
    private final TimeSource time;
    private final long startNanos;
    private final ProgressListener listener = new ProgressListener();
    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final Sinks.One<RunReport> report = Sinks.one();
    private volatile boolean stopped;

    /** @param userIds are only counted */
    Run(String id, PinAction action, List<String> userIds, Pace pace, TimeSource time) {
        this.id = id;
        this.action = action;
        this.total = new HashSet<>(userIds).size();
        this.pace = pace;
        this.time = time;
        this.startNanos = time.nanoTime();
    }

    /** Returns the id of the run. */
    public String id() {
        return id;
    }

    /** Starts the run. Must be called once. */
    void start(FeedpinClient feedpin, List<String> userIds) {
        RunOptions options = feedpin.options().withListener(listener).withStop(stop.asMono());
        FeedpinClient client = feedpin.with(options);
        Mono<PinReport> result = action == PinAction.PIN ? client.pin(userIds) : client.unpin(userIds);
        result.map(figures -> RunReport.of(id, action, stopped, figures))
                .subscribe(report::tryEmitValue, report::tryEmitError);
    }

    /** Stops the run: calls in flight complete, all other users are not sent. Has no effect after the end. */
    public void stop() {
        stopped = true;
        stop.tryEmitEmpty();
    }

    /** Returns the report at the end of the run, or an error if the run could not start. */
    Mono<RunReport> report() {
        return report.asMono();
    }

    /** Returns the report if the run has ended, otherwise its progress, or an error if the run could not start. */
    public Mono<RunStatus> status() {
        return Mono.firstWithSignal(report(), Mono.fromSupplier(this::progress));
    }

    /**
     * Returns the progress at once and then several times per second, and the report at the end, or an error if the run
     * could not start. Slow subscribers miss progress, but never the report.
     */
    public Flux<RunStatus> statuses() {
        return Flux.interval(Duration.ZERO, UPDATE_INTERVAL, time.scheduler())
                .onBackpressureDrop()
                .<RunStatus>map(tick -> progress())
                .takeUntilOther(report())
                .concatWith(report());
    }

    private Progress progress() {
        RunCounters counters = listener.counters();
        OutcomeCounts outcomes = counters.outcomes();
        long completed = outcomes.total();
        long calls = counters.calls();
        Duration elapsed = Duration.ofNanos(time.nanoTime() - startNanos);
        @Nullable Duration remaining = pace.remaining(completed, total - completed, calls, elapsed);
        return new Progress(
                id,
                action,
                stopped,
                total,
                completed,
                Counts.of(outcomes),
                calls,
                counters.retries(),
                Pace.callsPerSecond(calls, elapsed),
                elapsed.toMillis(),
                remaining == null ? null : remaining.toMillis(),
                listener.lastFailure());
    }
}
