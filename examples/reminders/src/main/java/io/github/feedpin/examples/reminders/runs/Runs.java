package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.FeedpinClient;
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

/** The runs under way, and the last ones that have ended. Thread-safe. */
public final class Runs {

    private static final Logger log = LoggerFactory.getLogger(Runs.class);

    private final FeedpinClient feedpin;
    private final Bounds bounds;
    private final Pace pace;
    private final TimeSource time;
    /** Does not wait for the system's randomness, as {@code UUID.randomUUID()} may. */
    private final IdGenerator ids = new AlternativeJdkIdGenerator();

    private final Map<String, Run> underWay = new LinkedHashMap<>();
    private final Map<String, Run> ended = new LinkedHashMap<>();
    private boolean open = true;

    /**
     * No runs yet.
     *
     * @param pace how fast {@code feedpin} may make its calls
     */
    public Runs(FeedpinClient feedpin, Bounds bounds, Pace pace, TimeSource time) {
        this.feedpin = feedpin;
        this.bounds = bounds;
        this.pace = pace;
        this.time = time;
    }

    /**
     * Begins a run at once.
     *
     * @param timeSensitive whether it pins; otherwise it unpins
     * @throws BusyException when too many are under way, or the application is about to end
     */
    public Run start(List<String> userIds, boolean timeSensitive) {
        Run run = new Run(ids.generateId().toString(), timeSensitive, userIds, pace, time);
        admit(run);
        run.account()
                .subscribe(
                        account -> log.info("{}", account),
                        failure -> log.warn("Run {} could not start: {}", run.id(), failure.toString()));
        run.start(feedpin, userIds);
        return run;
    }

    /** The run of this name, unless there never was one or it is forgotten. */
    public synchronized Optional<Run> find(String id) {
        return Optional.ofNullable(underWay.getOrDefault(id, ended.get(id)));
    }

    /** Admits runs, as it does from the beginning. */
    synchronized void open() {
        open = true;
    }

    /**
     * Admits no more runs. Those under way may go on for {@code grace}; then they are stopped.
     *
     * @return completes when all have ended
     */
    Mono<Void> close(Duration grace) {
        List<Run> last = lastOnes();
        if (!last.isEmpty()) {
            log.info(
                    "Runs under way: {}. They have {} s to end, and are then stopped.", last.size(), grace.toSeconds());
        }
        Mono<Void> end = Flux.fromIterable(last).flatMap(Runs::endOf).then();
        Mono<Void> stop = time.delay(grace).doOnSuccess(over -> last.forEach(Run::stop));
        return Mono.firstWithSignal(end, stop.then(end));
    }

    private synchronized void admit(Run run) {
        if (!open) {
            throw new BusyException("The application is about to end.");
        }
        if (underWay.size() >= bounds.runsUnderWay()) {
            throw new BusyException(
                    "Runs under way: " + underWay.size() + ", which is the most. Ask again when one has ended.");
        }
        underWay.put(run.id(), run);
        endOf(run).subscribe(null, null, () -> remember(run));
    }

    private synchronized void remember(Run run) {
        underWay.remove(run.id());
        ended.put(run.id(), run);
        if (ended.size() > bounds.endedRuns()) {
            ended.remove(ended.keySet().iterator().next());
        }
    }

    private synchronized List<Run> lastOnes() {
        open = false;
        return List.copyOf(underWay.values());
    }

    private static Mono<Void> endOf(Run run) {
        return run.account().then().onErrorComplete();
    }
}
