package io.github.feedpin.cli;

import io.github.feedpin.cli.ids.IdCheck;
import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.ids.InvalidIdListException;
import io.github.feedpin.cli.ids.UnreadableIdsException;
import io.github.feedpin.cli.journal.Journal;
import io.github.feedpin.cli.journal.JournalRecorder;
import io.github.feedpin.cli.report.ReportWriter;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.model.PinAction;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Base class for the commands that pin and unpin. Validates the command line and its inputs before any request is sent.
 */
@Command(
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisHeading = "%nUsage: ",
        customSynopsis = {
            "feedpin ${COMMAND-NAME} [OPTIONS] IDS...",
            "       feedpin ${COMMAND-NAME} [OPTIONS] --ids-file=FILE",
            "       feedpin ${COMMAND-NAME} [OPTIONS] -  (ids from standard input)",
            "       feedpin unpin [OPTIONS] --journal=FILE  (all that the journal records)"
        },
        parameterListHeading = "%n",
        footer = {
            "",
            "The environment variables FEEDPIN_APP_ID and FEEDPIN_APP_SECRET hold the app's",
            "credentials. With --tenant-key they are those of a store app, and",
            "FEEDPIN_APP_TICKET holds the app ticket that the platform pushed last.",
            "",
            "The report goes to standard output, progress and errors to standard error.",
            "Ctrl-C stops the run; the report is still printed.",
            "",
            "Without --proxy, the proxy is taken from https_proxy (http_proxy for http URLs)",
            "or all_proxy, in lower or upper case, unless no_proxy lists the host; otherwise",
            "from the JVM's https.proxyHost, http.proxyHost or socksProxyHost. Connections",
            "to this machine use no proxy. Put a proxy password into a variable: --proxy is",
            "visible to other users.",
            "",
            "With --redis, all processes of the app that use the same Redis and prefix stay",
            "within one quota together. URL is redis://[user@]host[:port][/database],",
            "rediss:// with TLS, redis-sentinel://host,host#primary, or the nodes of a",
            "cluster, as redis://host,host. The password is read from",
            "FEEDPIN_REDIS_PASSWORD. Without Redis, the run goes on for the time of its",
            "lease, up to 30 seconds; after that, it waits for a minute and then ends.",
            "",
            "Exit code:",
            "  0  all users were pinned or unpinned",
            "  1  some users were not pinned or unpinned, or the ids could not be read to the",
            "     end; see the report",
            "  2  the command line or its input is invalid; nothing was sent",
            "  3  the app, the platform or the Redis of --redis could not be used, or the",
            "     tenant or the group chat is closed to the app, and no user was pinned or",
            "     unpinned; or the journal could not be written, which stops the run",
            "  4  all users were pinned or unpinned, but output or the report could not be",
            "     written",
            "",
            "A closed pipe or a full disk counts as output that could not be written; the",
            "run still completes. The launcher adds 69: Java or the build failed."
        })
abstract class ChangeCommand implements Callable<Integer> {

    private final CliContext context;
    private final PinAction action;

    @Mixin
    private final IdArguments ids = new IdArguments();

    @Mixin
    private final JournalOptions journal = new JournalOptions();

    @Mixin
    private final ChangeOptions options = new ChangeOptions();

    ChangeCommand(CliContext context, PinAction action) {
        this.context = context;
        this.action = action;
    }

    @Override
    public Integer call() throws IOException {
        return action == PinAction.UNPIN && journal.isGiven() && ids.isAbsent() ? unpinRecorded() : changeListed();
    }

    /** Returns how long the pins last; null if they have no end. */
    @Nullable
    Duration duration() {
        return null;
    }

    private int changeListed() throws IOException {
        IdCheck check = new IdCheck(options.userIdType());
        IdSource source = ids.source(context.in(), check);
        RunTarget target = options.target(new Credentials(context.environment()).appId());
        if (duration() != null && !journal.isGiven()) {
            throw new UsageException("--for needs --journal FILE, which records when the pins end");
        }
        ChangeRun run = ChangeRun.of(context, options, action, target);
        try (ReportWriter writer = options.report().begin(ids.file())) {
            ids.require(check);
            return journal.isGiven()
                    ? changeRecorded(run, source, writer)
                    : run.execute(source, writer).exitCode();
        } catch (InvalidIdListException e) {
            throw new UsageException(ids.origin() + " is not a list of ids: " + e.getMessage());
        } catch (UnreadableIdsException e) {
            throw ids.unreadable(e.reason());
        }
    }

    private int changeRecorded(ChangeRun run, IdSource source, ReportWriter writer) throws IOException {
        JournalAccess access = journal.access(context);
        try (Journal opened = access.openOrCreate(run.settings().target())) {
            JournalOptions.requireOther(opened, options.report().file());
            long pinned = opened.pinnedCount();
            if (pinned > 0) {
                note("note.goesOn", access.file(), pinned);
            }
            JournalRecorder recorder = access.start(opened, action, duration());
            ChangeRun.Result result = run.execute(source, recorder, access, writer);
            long missing = pinned - recorder.listed();
            if (action == PinAction.PIN && missing > 0 && result.report().complete()) {
                note("note.missing", access.file(), missing);
            }
            return result.exitCode();
        }
    }

    /** Unpins exactly the users whom the journal records as pinned. */
    private int unpinRecorded() throws IOException {
        JournalAccess access = journal.access(context);
        try (Journal opened = access.open()) {
            return new JournalRun(context, options, access, opened)
                    .execute(action, null, opened.pinned())
                    .exitCode();
        }
    }

    private void note(String key, Object... arguments) {
        if (!options.quiet()) {
            context.note(key, arguments);
        }
    }
}
