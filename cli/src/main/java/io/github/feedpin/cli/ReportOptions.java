package io.github.feedpin.cli;

import io.github.feedpin.cli.report.Report;
import io.github.feedpin.cli.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether and where the account is written down, as the command line says. */
final class ReportOptions {

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the account as JSON, with all who were not applied; - for standard output.")
    private @Nullable Path file;

    @Option(names = "--report-all", description = "In the report, name those who were applied as well.")
    private boolean all;

    /**
     * Begins the report that was asked for.
     *
     * @param idsFile where the ids come from, which must not be written over; null when not from a file
     * @throws UsageException when it could not be written
     */
    Report begin(@Nullable Path idsFile) {
        if (file == null) {
            return none();
        }
        try {
            if (idsFile != null && Files.exists(file) && Files.isSameFile(file, idsFile)) {
                throw new UsageException("the report would take the place of the ids file " + file);
            }
            return ReportFile.begin(file, all);
        } catch (IOException e) {
            throw new UsageException("the report cannot be written to " + file + ": " + e.getMessage());
        }
    }

    private Report none() {
        if (all) {
            throw new UsageException("--report-all needs --report FILE");
        }
        return Report.none();
    }
}
