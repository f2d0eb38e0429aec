package io.github.feedpin.cli;

import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.journal.Journal;
import io.github.feedpin.error.FailureScope;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.TicketPendingException;
import io.github.feedpin.model.PinAction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.publisher.Mono;

/** {@code feedpin release}: unpins the users whose pins are due to end. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Unpins users whose pins, made with 'pin --for', are due to end.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = "feedpin release [OPTIONS] --journal=FILE",
        optionListHeading = "%n",
        footer = {
            "",
            "Run it every minute, for instance by cron, or once with --wait. Pins whose",
            "release failed stay due. Base URL, user id type, tenant and chat are those of",
            "the journal. For a tenant, the app ticket is read from FEEDPIN_APP_TICKET.",
            "",
            "Exit code:",
            "  0  all due users were unpinned, none was due, or the journal is in use",
            "  1  some users were not unpinned, or --wait was stopped",
            "  2  the command line or the journal is invalid; nothing was sent",
            "  3  the app, the platform, the Redis of --redis or the journal could not be used",
            "  4  all users were unpinned, but output or the report could not be written"
        })
final class ReleaseCommand implements Callable<Integer> {

    /** How often the clock is read: a machine that slept wakes up late, and clocks are set. */
    private static final Duration MAX_SLEEP = Duration.ofSeconds(30);

    private static final Duration BUSY_SLEEP = Duration.ofSeconds(2);
    private static final Duration MIN_BACKOFF = Duration.ofSeconds(30);
    private static final int MAX_DOUBLINGS = 3;

    /** Scopes of failures that no repetition resolves. */
    private static final Set<FailureScope> FINAL =
            EnumSet.of(FailureScope.APP, FailureScope.TENANT, FailureScope.FEED_CARD);

    private final CliContext context;

    @Option(names = "--journal", paramLabel = "FILE", required = true, description = "The journal of the pins.")
    private Path file = Path.of("");

    @Option(names = "--wait", description = "Stay until all pins that have an end are released.")
    private boolean wait;

    @Mixin
    private final ChangeOptions options = new ChangeOptions();

    private int failures;

    ReleaseCommand(CliContext context) {
        this.context = context;
    }

    /**
     * What follows a look at the journal.
     *
     * @param sleep the time until the next one; null if there is none
     * @param exitCode the exit code if there is none
     */
    private record Next(@Nullable Duration sleep, int exitCode) {

        static Next end(int exitCode) {
            return new Next(null, exitCode);
        }
    }

    @Override
    public Integer call() throws IOException {
        JournalAccess access = new JournalAccess(file, context.clock());
        Next next = releaseDue(access);
        while (next.sleep() != null) {
            if (isStoppedWithin(next.sleep())) {
                return ExitCode.SOME_NOT_APPLIED;
            }
            next = releaseDue(access);
        }
        return next.exitCode();
    }

    private Next releaseDue(JournalAccess access) throws IOException {
        Optional<Journal> opened = access.openUnlessBusy();
        if (opened.isEmpty()) {
            if (!wait) {
                note("note.busy", file);
            }
            return wait ? new Next(BUSY_SLEEP, ExitCode.ALL_APPLIED) : Next.end(ExitCode.ALL_APPLIED);
        }
        try (Journal journal = opened.get()) {
            JournalRun run = new JournalRun(context, options, access, journal);
            run.prepared(PinAction.UNPIN);
            Instant now = context.clock().instant();
            IdSource due = journal.due(now);
            if (due.expected().ids() > 0) {
                return afterRun(run.execute(PinAction.UNPIN, null, due));
            }
            return afterNothing(journal, now);
        }
    }

    private Next afterRun(ChangeRun.Result result) {
        boolean ended = result.report()
                .summary()
                .fatalFailure()
                .filter(ReleaseCommand::isFinal)
                .isPresent();
        if (!wait || ended) {
            return Next.end(result.exitCode());
        }
        if (result.exitCode() == ExitCode.ALL_APPLIED) {
            failures = 0;
            return new Next(Duration.ZERO, result.exitCode());
        }
        return new Next(MIN_BACKOFF.multipliedBy(1L << Math.min(failures++, MAX_DOUBLINGS)), result.exitCode());
    }

    /** Returns whether no repetition helps; the app ticket of this process remains the same. */
    private static boolean isFinal(FeedpinException failure) {
        return FINAL.contains(failure.scope()) || failure instanceof TicketPendingException;
    }

    private Next afterNothing(Journal journal, Instant now) {
        Optional<Instant> nextDue = journal.nextDueTime();
        if (!wait) {
            nextDue.ifPresentOrElse(due -> note("note.nextDue", due), () -> note("note.noneDue"));
            return Next.end(ExitCode.ALL_APPLIED);
        }
        if (nextDue.isEmpty()) {
            return Next.end(journal.releaseRejectedCount() == 0 ? ExitCode.ALL_APPLIED : ExitCode.SOME_NOT_APPLIED);
        }
        Duration untilDue = Duration.between(now, nextDue.get());
        return new Next(untilDue.compareTo(MAX_SLEEP) < 0 ? untilDue : MAX_SLEEP, ExitCode.ALL_APPLIED);
    }

    private boolean isStoppedWithin(Duration sleep) {
        Mono<Boolean> stopped = context.stop().thenReturn(true);
        return Boolean.TRUE.equals(
                Mono.firstWithSignal(stopped, Mono.delay(sleep).thenReturn(false))
                        .block());
    }

    private void note(String key, Object... arguments) {
        if (!options.quiet()) {
            context.note(key, arguments);
        }
    }
}
