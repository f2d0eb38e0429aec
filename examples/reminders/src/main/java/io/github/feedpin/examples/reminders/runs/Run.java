package io.github.feedpin.examples.reminders.runs;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.RunOptions;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One run. It goes on whether somebody looks or not, and any number of people may look, whenever they like. Once it has
 * ended, its account is all that it holds. Thread-safe.
 */
public final class Run {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final String id;
    private final boolean timeSensitive;
    private final long total;
    private final Pace pace;
    private final TimeSource time;
    private final long startNanos;
    private final Tally tally = new Tally();
    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final Sinks.One<Account> account = Sinks.one();
    private volatile boolean stopped;

    /** @param userIds only counted here */
    Run(String id, boolean timeSensitive, List<String> userIds, Pace pace, TimeSource time) {
        this.id = id;
        this.timeSensitive = timeSensitive;
        this.total = new HashSet<>(userIds).size();
        this.pace = pace;
        this.time = time;
        this.startNanos = time.nanoTime();
    }

    /** Names it. */
    public String id() {
        return id;
    }

    /** Begins it, once, in nobody's name: whoever asked for it may go away. */
    void start(FeedpinClient feedpin, List<String> userIds) {
        RunOptions options = feedpin.options().withListener(tally).withStop(stop.asMono());
        FeedpinClient client = feedpin.with(options);
        Mono<PinReport> report = timeSensitive ? client.pin(userIds) : client.unpin(userIds);
        report.map(figures -> Account.of(id, timeSensitive, stopped, figures))
                .subscribe(account::tryEmitValue, account::tryEmitError);
    }

    /** Stops it soon: calls under way finish, everybody else ends as not sent. Changes nothing when it has ended. */
    public void stop() {
        stopped = true;
        stop.tryEmitEmpty();
    }

    /** The account, once it is there; fails when the run could not even start. Cancelling does not end the run. */
    Mono<Account> account() {
        return account.asMono();
    }

    /**
     * The account when it is there, and otherwise how far the run has come; fails when the run could not even start.
     */
    public Mono<RunState> state() {
        return Mono.firstWithSignal(account(), Mono.fromSupplier(this::progress));
    }

    /**
     * How far the run has come, at once and then a few times a second, and in the end the account. Whoever is slow to
     * read misses what is out of date, but never the account. Fails when the run could not even start. Cancelling does
     * not end the run.
     */
    public Flux<RunState> states() {
        return Flux.interval(Duration.ZERO, BETWEEN_LOOKS, time.scheduler())
                .onBackpressureDrop()
                .<RunState>map(look -> progress())
                .takeUntilOther(account())
                .concatWith(account());
    }

    private Progress progress() {
        Counts counts = tally.counts();
        long settled = counts.total();
        long calls = tally.calls();
        Duration elapsed = Duration.ofNanos(time.nanoTime() - startNanos);
        @Nullable Duration left = pace.left(settled, total - settled, calls, elapsed);
        return new Progress(
                id,
                timeSensitive,
                stopped,
                total,
                settled,
                counts,
                calls,
                tally.retries(),
                Pace.callsPerSecond(calls, elapsed),
                elapsed.toMillis(),
                left == null ? null : left.toMillis(),
                tally.trouble());
    }
}
