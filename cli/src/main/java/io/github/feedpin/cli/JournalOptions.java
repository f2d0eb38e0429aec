package io.github.feedpin.cli;

import io.github.feedpin.cli.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Option for the journal of a run. */
final class JournalOptions {

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Record the run in FILE, and go on with what it records: users who are pinned "
                    + "(or unpinned) already are not called again.")
    private @Nullable Path file;

    boolean isGiven() {
        return file != null;
    }

    /** Returns access to the journal, which must be given. */
    JournalAccess access(CliContext context) {
        if (file == null) {
            throw new IllegalStateException("no journal is given");
        }
        return new JournalAccess(file, context.clock());
    }

    /** @throws UsageException if the report would overwrite the journal */
    static void requireOther(Journal journal, @Nullable Path report) throws IOException {
        if (report != null && journal.isIn(report)) {
            throw new UsageException("the report would overwrite the journal " + report);
        }
    }
}
