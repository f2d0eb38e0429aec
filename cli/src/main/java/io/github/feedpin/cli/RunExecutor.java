package io.github.feedpin.cli;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinClientBuilder;
import io.github.feedpin.RunOptions;
import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.cli.ids.DistinctFilter;
import io.github.feedpin.cli.ids.IdCheck;
import io.github.feedpin.cli.ids.IdEntry;
import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.ids.InvalidIdListException;
import io.github.feedpin.cli.ids.UnreadableIdsException;
import io.github.feedpin.cli.journal.RunRecorder;
import io.github.feedpin.cli.progress.Progress;
import io.github.feedpin.cli.progress.Snapshot;
import io.github.feedpin.cli.redis.RunQuota;
import io.github.feedpin.cli.report.OutcomeSummary;
import io.github.feedpin.cli.report.Report;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.observation.RunCounters;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Executes one run, from the ids to the report, in memory that does not grow with the number of outcomes. After a stop,
 * the remaining input is read for {@link #INPUT_GRACE} so that its users are reported, and responses of calls in flight
 * are awaited for {@link #RESPONSE_GRACE}.
 */
final class RunExecutor {

    /** Long enough for a slow source to fill its batches, short enough not to delay interactive input. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private static final int PREFETCH = 64;
    private static final Duration INPUT_GRACE = Duration.ofSeconds(2);
    private static final Duration RESPONSE_GRACE = Duration.ofSeconds(5);

    private final RunSettings settings;
    private final CliContext context;
    private final IdSource source;
    private final RunRecorder recorder;
    private final Mono<Void> stop;
    private final DistinctFilter distinctFilter = new DistinctFilter();
    private final OutcomeSummary summary = new OutcomeSummary();
    private final RunCounters counters = new RunCounters();
    private final RunQuota quota;
    private final AtomicBoolean truncated = new AtomicBoolean();
    private final Stopwatch stopwatch = new Stopwatch();
    private volatile @Nullable QuotaSnapshot quotaNow;

    RunExecutor(RunSettings settings, CliContext context, IdSource source) {
        this(settings, context, source, RunRecorder.NONE, RunQuota.ofThisProcess(settings.limits()));
    }

    /** @param quota the quota, which stays open */
    RunExecutor(RunSettings settings, CliContext context, IdSource source, RunRecorder recorder, RunQuota quota) {
        this.settings = settings;
        this.source = source;
        this.context = context;
        this.recorder = recorder;
        this.stop = Mono.firstWithSignal(context.stop(), recorder.failed());
        this.quota = quota;
    }

    /**
     * Executes the run and waits for its completion. Passes the outcomes to {@code each}, one at a time, on a thread
     * that may block; an {@code UncheckedIOException} from it is printed, and the run continues. Closes the platform.
     *
     * @throws UnreadableIdsException if no id could be read; nothing was sent
     * @throws InvalidIdListException if the input is not a list of ids; nothing was sent
     */
    Report run(ReactorNettyPlatform platform, ClientFactory clients, Consumer<UserOutcome> each) {
        try (Progress progress = startProgress()) {
            Disposable stopping = stop.doOnSuccess(none -> onStop(progress)).subscribe();
            outcomes(client(platform, clients, progress))
                    .publishOn(Schedulers.boundedElastic())
                    .doOnNext(summary::add)
                    .doOnNext(outcome -> deliver(outcome, each, progress))
                    .onErrorResume(UnreadableIdsException.class, failure -> {
                        if (distinctFilter.submitted() == 0) {
                            return Mono.error(failure);
                        }
                        truncated.set(true);
                        progress.note(
                                "feedpin: " + context.messages().translated(String.valueOf(failure.getMessage())));
                        return Mono.empty();
                    })
                    .blockLast();
            stopwatch.stop();
            stopping.dispose();
        } finally {
            platform.close().subscribe();
        }
        RunStats stats = RunStats.of(counters.calls(), counters.retries(), counters.rateLimited(), stopwatch.elapsed());
        return new Report(
                settings.action(),
                settings.target(),
                distinctFilter.submitted(),
                distinctFilter.duplicates(),
                summary,
                stats,
                settings.limits(),
                !truncated.get());
    }

    private Flux<UserOutcome> outcomes(FeedpinClient client) {
        Mono<Long> cutOff = stop.then(Mono.delay(INPUT_GRACE)).doOnNext(tick -> truncated.set(true));
        IdCheck check = new IdCheck(settings.userIdType());
        return source.ids()
                .map(id -> IdEntry.of(id, source, check))
                .takeUntilOther(cutOff)
                .filter(listed -> distinctFilter.isNew(listed.id()))
                .map(listed -> new ListedUser(listed.id(), withoutCall(listed)))
                .publish(distinct ->
                        Flux.mergeDelayError(PREFETCH, send(distinct, client), known(distinct.onErrorComplete())));
    }

    private Flux<UserOutcome> send(Flux<ListedUser> distinct, FeedpinClient client) {
        Flux<String> ids = distinct.filter(user -> user.known() == null).map(ListedUser::id);
        return settings.action() == PinAction.PIN ? client.pinEach(ids) : client.unpinEach(ids);
    }

    private Flux<UserOutcome> known(Flux<ListedUser> distinct) {
        return distinct.mapNotNull(ListedUser::known).doOnNext(counters::onOutcome);
    }

    /**
     * Returns the outcome of an invalid id that arrived too late to be rejected before the run, or of a user who need
     * not be called.
     */
    private @Nullable UserOutcome withoutCall(IdEntry listed) {
        return listed.problem() == null
                ? recorder.known(listed.id()).orElse(null)
                : new NotSent(listed.id(), NotSentReason.INVALID_ID, listed.problem(), null);
    }

    private void deliver(UserOutcome outcome, Consumer<UserOutcome> each, Progress progress) {
        try {
            each.accept(outcome);
        } catch (UncheckedIOException e) {
            String why = context.messages().translated(String.valueOf(e.getMessage()));
            progress.note("feedpin: " + context.messages().text("reportAbandoned", why));
        }
    }

    private FeedpinClient client(FeedpinPlatform platform, ClientFactory clients, Progress progress) {
        FeedpinClientBuilder builder = FeedpinClient.builder(recorder.recording(platform))
                .batching(BatchingPolicy.defaults().withLinger(LINGER))
                .listener(counters)
                .listener(recorder)
                .options(RunOptions.defaults()
                        .withUserIdType(settings.userIdType())
                        .withStop(stop, RESPONSE_GRACE));
        if (settings.verbose()) {
            builder.listener(new VerboseRunListener(context.messages(), progress::note));
        }
        quota.applyTo(builder);
        return clients.create(builder);
    }

    private void onStop(Progress progress) {
        summary.stop();
        if (!settings.quiet()) {
            progress.note(context.messages().text("note.stopping"));
        }
    }

    private Progress startProgress() {
        return settings.quiet()
                ? Progress.hidden(context.err(), this::snapshot)
                : Progress.shown(context.err(), context.screen(), context.messages(), this::snapshot);
    }

    private Snapshot snapshot() {
        long completed = counters.outcomes().total() + distinctFilter.duplicates();
        quota.limiter().snapshot().subscribe(now -> quotaNow = now);
        @Nullable QuotaSnapshot now = quotaNow;
        Duration pause = now == null || now.waiting() == 0 ? Duration.ZERO : now.nextPermitIn();
        boolean byPlatform =
                now != null && now.waiting() > 0 && !now.pausedFor().isZero();
        return new Snapshot(
                completed,
                source.expected(),
                counters.calls(),
                stopwatch.elapsed(),
                settings.limits(),
                pause,
                byPlatform,
                quota.sharing(context.messages()));
    }

    /**
     * User of the list.
     *
     * @param id the id
     * @param known the outcome; null if the user is to be called
     */
    private record ListedUser(String id, @Nullable UserOutcome known) {}
}
