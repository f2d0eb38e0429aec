package io.github.feedpin.cli.report;

import io.github.feedpin.model.OutcomeCounts;
import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * JSON file with the report and the outcomes of the users. Outcomes are written to a temporary file as they arrive,
 * since the report begins with the totals.
 */
public final class ReportFile implements ReportWriter {

    private final ReportDestination target;
    private final boolean all;
    private final FileChannel temporary;
    private final OutcomeWriter outcomes;
    private @Nullable JacksonException failure;

    private ReportFile(ReportDestination target, boolean all, FileChannel temporary) {
        this.target = target;
        this.all = all;
        this.temporary = temporary;
        // Channels.newWriter would reject malformed text instead of replacing it.
        OutputStream out = Channels.newOutputStream(temporary);
        this.outcomes = new OutcomeWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /**
     * Opens a report file, so that errors show before the run. Deletes orphaned temporary files in the same directory.
     *
     * @param all whether to include users with outcome applied
     * @throws IOException if the file cannot be written; the message continues after a colon
     */
    public static ReportFile begin(Path file, boolean all) throws IOException {
        ReportDestination target = ReportDestination.of(file);
        target.probe();
        TemporaryFiles temporaryFiles = target.temporaryFiles();
        temporaryFiles.deleteOrphaned();
        return new ReportFile(target, all, temporaryFiles.openUnnamed());
    }

    @Override
    public void add(UserOutcome outcome) {
        if (failure != null || outcome instanceof Applied && !all) {
            return;
        }
        try {
            outcomes.write(outcome);
        } catch (JacksonException e) {
            failure = e;
            throw new UncheckedIOException(e.getOriginalMessage(), new IOException(e));
        }
    }

    @Override
    public void publish(Report report) throws IOException {
        if (failure == null) {
            try {
                outcomes.flush();
            } catch (JacksonException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw new IOException(failure.getOriginalMessage(), failure);
        }
        target.publish(out -> write(report, out));
    }

    @Override
    public void close() throws IOException {
        try {
            outcomes.close();
        } catch (JacksonException e) {
            // Reported before, or irrelevant for a discarded report.
        }
        temporary.close();
    }

    private void write(Report report, OutputStream out) throws IOException {
        boolean empty = temporary.size() == 0;
        out.write(head(report).getBytes(StandardCharsets.UTF_8));
        out.write((empty ? "" : "\n    ").getBytes(StandardCharsets.UTF_8));
        Channels.newInputStream(temporary.position(0)).transferTo(out);
        out.write((empty ? "]\n}\n" : "\n  ]\n}\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String head(Report report) {
        OutcomeCounts counts = report.summary().counts();
        RunStats stats = report.stats();
        return String.format(
                Locale.ROOT,
                """
                {
                  "action": "%s",
                  "userIdType": "%s",
                  "baseUrl": "%s",
                  "appId": "%s",
                  "submitted": %d,
                  "distinct": %d,
                  "duplicates": %d,
                  "applied": %d,
                  "rejected": %d,
                  "notSent": %d,
                  "unknown": %d,
                  "calls": %d,
                  "retries": %d,
                  "rateLimited": %d,
                  "elapsedMillis": %d,
                %s  "outcomes": [""",
                report.action().name().toLowerCase(Locale.ROOT),
                report.target().userIdType(),
                quoted(report.target().baseUrl()),
                quoted(report.target().appId()),
                report.submitted(),
                report.distinct(),
                report.duplicates(),
                counts.applied(),
                counts.rejected(),
                counts.notSent(),
                counts.unknown(),
                stats.calls(),
                stats.retries(),
                stats.rateLimited(),
                stats.elapsed().toMillis(),
                property("tenantKey", report.target().scope().tenantKey())
                        + property("chatId", report.target().scope().chatId()));
    }

    /** Returns a line of the report; empty if there is no value. */
    private static String property(String name, @Nullable Object value) {
        return value == null ? "" : "  \"" + name + "\": \"" + quoted(value) + "\",\n";
    }

    private static String quoted(Object text) {
        return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text.toString()));
    }
}
