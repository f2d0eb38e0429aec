package io.github.feedpin.cli;

import io.github.feedpin.cli.ids.UnreadableIdsException;
import io.github.feedpin.cli.journal.Journal;
import io.github.feedpin.cli.report.ReportWriter;
import io.github.feedpin.cli.report.RetryList;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.model.PinAction;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code feedpin retry}: repeats a run for the users for whom another attempt may succeed. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        header = "Repeats a run for the users for whom another attempt may succeed.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = "feedpin retry [OPTIONS] REPORT.json|JOURNAL",
        parameterListHeading = "%n",
        footer = {
            "",
            "These are users whose outcome is unknown, and users who were not sent, except",
            "for invalid ids. Users whom the platform rejected are not called again. Action,",
            "base URL, user id type, tenant and chat are those of the report or of the",
            "journal. A retry of a journal is of the latest action that has such users, is",
            "recorded in it, and its pins last as long as those of the latest run. For a",
            "tenant, the app ticket is read from FEEDPIN_APP_TICKET.",
            "",
            "Exit code: as that of 'feedpin pin'."
        })
final class RetryCommand implements Callable<Integer> {

    private final CliContext context;

    @Parameters(
            paramLabel = "FILE",
            description = "A report, written with --report, or a journal, written with --journal.")
    private Path file = Path.of("");

    @Mixin
    private final ChangeOptions options = new ChangeOptions();

    RetryCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        return isJournal() ? retryJournal() : retryReport();
    }

    private boolean isJournal() {
        if (Files.isDirectory(file)) {
            throw unreadable("it is a directory");
        }
        try {
            return Journal.isJournal(file);
        } catch (NoSuchFileException e) {
            throw new UsageException(file + " does not exist");
        } catch (AccessDeniedException e) {
            throw unreadable("permission denied");
        } catch (IOException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    private int retryJournal() throws IOException {
        JournalAccess access = new JournalAccess(file, context.clock());
        try (Journal journal = access.open()) {
            PinAction latest =
                    journal.latestAction().orElseThrow(() -> new UsageException(access.name() + " records no run"));
            PinAction action =
                    hasUsers(latest, journal) || !hasUsers(latest.opposite(), journal) ? latest : latest.opposite();
            @Nullable
            Duration duration =
                    action == PinAction.PIN ? journal.latestDuration().orElse(null) : null;
            return new JournalRun(context, options, access, journal)
                    .execute(action, duration, journal.retryable(action))
                    .exitCode();
        }
    }

    private static boolean hasUsers(PinAction action, Journal journal) {
        return journal.retryable(action).expected().ids() > 0;
    }

    private int retryReport() throws IOException {
        RetryList users = users();
        String appId = new Credentials(context.environment()).appId();
        RunTarget target = options.target(appId, users.target(), "the run of the report " + file);
        ChangeRun run = ChangeRun.of(context, options, users.action(), target);
        try (ReportWriter writer = options.report().begin(file)) {
            return run.execute(users, writer).exitCode();
        } catch (UnreadableIdsException e) {
            throw unreadable(e.reason());
        }
    }

    private RetryList users() {
        try {
            return RetryList.of(file);
        } catch (IllegalArgumentException e) {
            throw new UsageException(file + " is neither a report nor a journal: " + e.getMessage());
        } catch (IOException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    private UsageException unreadable(String why) {
        return new UsageException(file + " cannot be read: " + why);
    }
}
