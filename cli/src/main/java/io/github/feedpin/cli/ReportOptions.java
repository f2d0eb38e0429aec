package io.github.feedpin.cli;

import io.github.feedpin.cli.report.ReportFile;
import io.github.feedpin.cli.report.ReportWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the report file. */
final class ReportOptions {

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the report as JSON, with all users except those with outcome applied; "
                    + "- for standard output.")
    private @Nullable Path file;

    @Option(names = "--report-all", description = "Include users with outcome applied.")
    private boolean all;

    /**
     * Opens the report file, if one is requested.
     *
     * @param idsFile the file of ids, which must not be overwritten; null if there is none
     * @throws UsageException if the file cannot be written
     */
    ReportWriter begin(@Nullable Path idsFile) {
        if (file == null) {
            return none();
        }
        try {
            if (idsFile != null && Files.exists(file) && Files.isSameFile(file, idsFile)) {
                throw new UsageException("the report would overwrite the ids file " + file);
            }
            return ReportFile.begin(file, all);
        } catch (IOException e) {
            throw new UsageException("the report cannot be written to " + file + ": " + e.getMessage());
        }
    }

    /** Returns the report file; null if none is requested. */
    @Nullable
    Path file() {
        return file;
    }

    private ReportWriter none() {
        if (all) {
            throw new UsageException("--report-all needs --report FILE");
        }
        return ReportWriter.none();
    }
}
