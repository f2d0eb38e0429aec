package io.github.feedpin.cli;

import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.ids.UnreadableIdsException;
import io.github.feedpin.cli.journal.Journal;
import io.github.feedpin.cli.report.ReportWriter;
import io.github.feedpin.model.PinAction;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Run for users that a journal records.
 *
 * @param context the environment
 * @param options the options; base URL, user id type, tenant and chat are the journal's, unless they are given
 * @param access where the journal is
 * @param journal the open journal
 */
record JournalRun(CliContext context, ChangeOptions options, JournalAccess access, Journal journal) {

    /**
     * Executes the run and prints its result.
     *
     * @param duration how long its pins last; null for pins without an end, and for unpins
     * @throws UsageException as {@link #prepared} does
     */
    ChangeRun.Result execute(PinAction action, @Nullable Duration duration, IdSource users) throws IOException {
        ChangeRun run = prepared(action);
        JournalOptions.requireOther(journal, options.report().file());
        try (ReportWriter writer = options.report().begin(null)) {
            return run.execute(users, access.start(journal, action, duration), access, writer);
        } catch (UnreadableIdsException e) {
            throw new UnusableException(access.name() + " cannot be read: " + e.reason() + ".");
        }
    }

    /**
     * Returns the run, which is not started.
     *
     * @throws UsageException if the journal was started for another target, or an option or an environment variable is
     *     missing or invalid
     */
    ChangeRun prepared(PinAction action) {
        String appId = new Credentials(context.environment()).appId();
        return ChangeRun.of(context, options, action, options.target(appId, journal.target(), access.name()));
    }
}
