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
 * An end that is set to the runs of a client: they are halted, and a little later, for the last responses, abandoned.
 * It also holds for runs that begin meanwhile. Thread-safe.
 */
final class RunsStop {

    private static final StopReason STOPPED =
            new StopReason(NotSentReason.CLOSED, "The runs of the client were stopped", null);

    /** The share of the time that is left to calls in flight, as long as it is not more than they need. */
    private static final int SHARE_OF_LAST_ANSWERS = 5;

    private static final Duration MOST_FOR_LAST_ANSWERS = Duration.ofSeconds(2);

    private final Set<RunState> runs;
    private final TimeSource time;
    private final Duration untilHalt;
    private final Duration forLastResponses;
    private final Sinks.Empty<Void> ended = Sinks.empty();
    /** Those it holds for: all, and no further ones from some time on. */
    private volatile Set<RunState> concerned;

    private volatile Consumer<RunState> due = run -> {};

    /**
     * A stop that has not begun.
     *
     * @param runs those under way, at any time
     * @param within when the last one has ended, from the beginning on
     */
    RunsStop(Set<RunState> runs, TimeSource time, Duration within) {
        Duration share = within.dividedBy(SHARE_OF_LAST_ANSWERS);
        this.runs = runs;
        this.concerned = runs;
        this.time = time;
        this.forLastResponses = share.compareTo(MOST_FOR_LAST_ANSWERS) < 0 ? share : MOST_FOR_LAST_ANSWERS;
        this.untilHalt = within.minus(forLastResponses);
    }

    /**
     * Begins.
     *
     * @param until with its first signal the stop holds for no further runs
     * @param onOver is told when the stop is over
     * @return completes when no run is under way, at the latest when the stop is over
     */
    Mono<Void> begin(Publisher<?> until, Runnable onOver) {
        Disposable watch = Mono.from(until).materialize().subscribe(signal -> concerned = Set.copyOf(runs));
        after(untilHalt, run -> run.halt(STOPPED))
                .then(after(forLastResponses, run -> run.abandon(STOPPED)))
                .doFinally(signal -> {
                    watch.dispose();
                    onOver.run();
                    ended.tryEmitEmpty();
                })
                .subscribe();
        ended();
        return ended.asMono();
    }

    /** A run has begun. */
    void begun(RunState run) {
        if (concerned == runs) {
            due.accept(run);
        }
    }

    /** A run has ended. */
    void ended() {
        if (runs.isEmpty()) {
            ended.tryEmitEmpty();
        }
    }

    /** At once when there is no delay, so that an application which leaves no time still gets the accounts. */
    private Mono<Void> after(Duration delay, Consumer<RunState> next) {
        Mono<Void> all = Mono.fromRunnable(() -> {
            due = next;
            concerned.forEach(next);
        });
        return delay.isZero() ? all : time.delay(delay).then(all);
    }
}
