package io.github.feedpin.cli;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.RunOptions;
import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.cli.ids.DistinctFilter;
import io.github.feedpin.cli.ids.IdCheck;
import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.ids.ListedId;
import io.github.feedpin.cli.ids.MistakenIdsException;
import io.github.feedpin.cli.ids.UnreadableIdsException;
import io.github.feedpin.cli.progress.Progress;
import io.github.feedpin.cli.progress.Snapshot;
import io.github.feedpin.cli.report.Account;
import io.github.feedpin.cli.report.Tally;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.observation.RunCounters;
import io.github.feedpin.observation.RunListener;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.time.TimeSource;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * One run, from the ids to the account, in memory that does not grow with outcomes. Whoever has no outcome yet when the
 * operator wants to stop is still named: what is left of the input is read for a moment, and the calls under way are
 * awaited for a moment.
 */
final class RunExecutor {

    /** Long enough for a slow source to fill its calls, short enough for ids that are typed in. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private static final int LOOK_AHEAD = 64;
    private static final Duration READ_ON = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Task task;
    private final CliContext context;
    private final IdSource source;
    private final DistinctFilter census = new DistinctFilter();
    private final Tally tally = new Tally();
    private final RunCounters counters = new RunCounters();
    private final QuotaLimiter limiter;
    private final AtomicBoolean cutShort = new AtomicBoolean();
    private final Stopwatch stopwatch = new Stopwatch();
    private volatile Duration pause = Duration.ZERO;

    RunExecutor(Task task, CliContext context, IdSource source) {
        this.task = task;
        this.context = context;
        this.source = source;
        this.limiter =
                QuotaLimiter.of(Quota.of(task.pace().perSecond(), task.pace().perMinute()), TimeSource.system());
    }

    /**
     * Does it, and waits for its end. Each outcome goes to {@code each}, one at a time, on a thread that may block;
     * when that throws an {@code UncheckedIOException}, it is said, and the run goes on. Closes the platform.
     *
     * @throws UnreadableIdsException when not even one id could be read, so that nothing was sent
     * @throws MistakenIdsException when the ids turn out to be something else, before anything has been sent
     */
    Account run(ReactorNettyPlatform platform, AppCredentials credentials, Consumer<UserOutcome> each) {
        try (Progress progress = startProgress()) {
            Disposable stopping =
                    context.stop().doOnSuccess(none -> announceStop(progress)).subscribe();
            outcomes(client(platform, credentials, progress))
                    .publishOn(Schedulers.boundedElastic())
                    .doOnNext(tally::add)
                    .doOnNext(outcome -> hand(outcome, each, progress))
                    .onErrorResume(UnreadableIdsException.class, failure -> {
                        if (census.submitted() == 0) {
                            return Mono.error(failure);
                        }
                        cutShort.set(true);
                        progress.note("feedpin: " + failure.getMessage());
                        return Mono.empty();
                    })
                    .blockLast();
            stopwatch.stop();
            stopping.dispose();
        } finally {
            platform.close().subscribe();
        }
        RunStats stats = RunStats.of(counters.calls(), counters.retries(), counters.rateLimited(), stopwatch.elapsed());
        return new Account(census.submitted(), census.duplicates(), tally, stats, task.pace(), !cutShort.get());
    }

    private Flux<UserOutcome> outcomes(FeedpinClient client) {
        Mono<Long> cutOff = context.stop().then(Mono.delay(READ_ON)).doOnNext(tick -> cutShort.set(true));
        IdCheck check = new IdCheck(task.userIdType());
        return source.ids()
                .map(id -> ListedId.of(id, source, check))
                .takeUntilOther(cutOff)
                .filter(listed -> census.isNew(listed.id()))
                .publish(distinct -> Flux.mergeDelayError(
                        LOOK_AHEAD, change(distinct, client), mistaken(distinct.onErrorComplete())));
    }

    private Flux<UserOutcome> change(Flux<ListedId> distinct, FeedpinClient client) {
        Flux<String> ids = distinct.filter(ListedId::isPossible).map(ListedId::id);
        return task.pin() ? client.pinEach(ids) : client.unpinEach(ids);
    }

    /** What cannot be ids but came too late to be noticed before the run. */
    private Flux<UserOutcome> mistaken(Flux<ListedId> distinct) {
        return distinct.mapNotNull(listed -> listed.problem() == null
                        ? null
                        : (UserOutcome) new NotSent(listed.id(), NotSentReason.INVALID_ID, listed.problem(), null))
                .doOnNext(counters::onOutcome);
    }

    private static void hand(UserOutcome outcome, Consumer<UserOutcome> each, Progress progress) {
        try {
            each.accept(outcome);
        } catch (UncheckedIOException e) {
            progress.note("feedpin: there will be no report, for it cannot be written: " + e.getMessage());
        }
    }

    private FeedpinClient client(FeedpinPlatform platform, AppCredentials credentials, Progress progress) {
        return FeedpinClient.builder(new PatientPlatform(platform, context.stop(), PATIENCE, TimeSource.system()))
                .credentials(credentials)
                .quotaLimiter(limiter)
                .batching(BatchingPolicy.defaults().withLinger(LINGER))
                .options(options(progress))
                .build();
    }

    private RunOptions options(Progress progress) {
        RunListener listener = task.verbose() ? new RunNotes(counters, progress::note) : counters;
        return RunOptions.defaults()
                .withUserIdType(task.userIdType())
                .withListener(listener)
                .withStop(context.stop());
    }

    private void announceStop(Progress progress) {
        if (!task.quiet()) {
            progress.note("Stopping; the calls under way are awaited for a moment.");
        }
    }

    private Progress startProgress() {
        return task.quiet()
                ? Progress.hidden(context.err(), this::snapshot)
                : Progress.shown(context.err(), context.screen(), this::snapshot);
    }

    private Snapshot snapshot() {
        long settled = counters.completedUsers() + census.duplicates();
        limiter.snapshot().subscribe(quota -> pause = quota.waiting() == 0 ? Duration.ZERO : quota.nextPermitIn());
        return new Snapshot(settled, source.expected(), counters.calls(), stopwatch.elapsed(), task.pace(), pause);
    }
}
