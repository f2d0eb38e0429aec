package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Registry of the active runs and of the most recently ended ones. Thread-safe. */
public final class Runs {

    private static final Logger log = LoggerFactory.getLogger(Runs.class);

    private final FeedpinClient feedpin;
    private final RunLimits limits;
    private final Pace pace;
    private final TimeSource time;
    /** Does not wait for entropy, as {@code UUID.randomUUID()} may. */
    private final IdGenerator ids = new AlternativeJdkIdGenerator();

    private final Map<String, Run> active = new LinkedHashMap<>();
    private final Map<String, Run> ended = new LinkedHashMap<>();
    private boolean open = true;

    /**
     * Creates an empty registry.
     *
     * @param pace the quota of {@code feedpin}
     */
    public Runs(FeedpinClient feedpin, RunLimits limits, Pace pace, TimeSource time) {
        this.feedpin = feedpin;
        this.limits = limits;
        this.pace = pace;
        this.time = time;
    }

    /**
     * Starts a run.
     *
     * @throws RunRejectedException if too many runs are active, or the application is shutting down
     */
    public Run start(List<String> userIds, PinAction action) {
        Run run = new Run(ids.generateId().toString(), action, userIds, pace, time);
        admit(run);
        run.report()
                .subscribe(
                        report -> log.info("{}", report),
                        failure -> log.warn("Run {} could not start: {}", run.id(), failure.toString()));
        run.start(feedpin, userIds);
        return run;
    }

    /** Returns the run with this id; empty if it never existed or is no longer kept. */
    public synchronized Optional<Run> find(String id) {
        return Optional.ofNullable(active.getOrDefault(id, ended.get(id)));
    }

    /** Accepts runs again after {@link #close}. */
    synchronized void open() {
        open = true;
    }

    /**
     * Rejects new runs, lets the active ones continue for {@code grace}, and stops them then.
     *
     * @return completes when all runs have ended
     */
    Mono<Void> close(Duration grace) {
        List<Run> remaining = rejectNewRuns();
        if (!remaining.isEmpty()) {
            log.info("Active runs: {}. They are stopped in {} s.", remaining.size(), grace.toSeconds());
        }
        Mono<Void> end = Flux.fromIterable(remaining).flatMap(Runs::endOf).then();
        Mono<Void> stop = time.delay(grace).doOnSuccess(elapsed -> remaining.forEach(Run::stop));
        return Mono.firstWithSignal(end, stop.then(end));
    }

    private synchronized void admit(Run run) {
        if (!open) {
            throw new RunRejectedException("The application is shutting down.");
        }
        if (active.size() >= limits.maxActiveRuns()) {
            throw new RunRejectedException(
                    "The maximum of " + limits.maxActiveRuns() + " active runs is reached. Retry when one has ended.");
        }
        active.put(run.id(), run);
        endOf(run).subscribe(null, null, () -> retain(run));
    }

    private synchronized void retain(Run run) {
        active.remove(run.id());
        ended.put(run.id(), run);
        if (ended.size() > limits.maxEndedRuns()) {
            ended.remove(ended.keySet().iterator().next());
        }
    }

    private synchronized List<Run> rejectNewRuns() {
        open = false;
        return List.copyOf(active.values());
    }

    private static Mono<Void> endOf(Run run) {
        return run.report().then().onErrorComplete();
    }
}
