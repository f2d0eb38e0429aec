package io.github.feedpin.cli;

import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.ids.UnreadableIdsException;
import io.github.feedpin.cli.journal.Journal;
import io.github.feedpin.cli.report.ReportWriter;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.platform.SelfBuiltApp;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Run for users that a journal records.
 *
 * @param context the environment
 * @param options the options; the base URL and the user id type are the journal's, unless they are given
 * @param access where the journal is
 * @param journal the open journal
 * @param credentials the app's credentials
 */
record JournalRun(
        CliContext context, ChangeOptions options, JournalAccess access, Journal journal, SelfBuiltApp credentials) {

    /**
     * Executes the run and prints its result.
     *
     * @param duration how long its pins last; null for pins without an end, and for unpins
     * @throws UsageException if the journal was started for another target, or an option is invalid
     */
    ChangeRun.Result execute(PinAction action, @Nullable Duration duration, IdSource users) throws IOException {
        ChangeRun run = ChangeRun.of(context, options, action, target(), credentials);
        JournalOptions.requireOther(journal, options.report().file());
        try (ReportWriter writer = options.report().begin(null)) {
            return run.execute(users, access.start(journal, action, duration), access, writer);
        } catch (UnreadableIdsException e) {
            throw new UnusableException(access.name() + " cannot be read: " + e.reason() + ".");
        }
    }

    /** @throws UsageException if the journal was started for another target */
    RunTarget target() {
        return options.target(credentials.appId(), journal.target(), access.name());
    }
}
