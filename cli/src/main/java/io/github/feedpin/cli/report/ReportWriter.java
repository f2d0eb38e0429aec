package io.github.feedpin.cli.report;

import io.github.feedpin.model.UserOutcome;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the outcomes of all users. Not thread-safe. */
public interface ReportWriter extends Closeable {

    /**
     * Adds the outcome of one user.
     *
     * @throws UncheckedIOException if an outcome cannot be written for the first time; later outcomes are ignored
     */
    void add(UserOutcome outcome);

    /**
     * Publishes the report.
     *
     * @throws IOException if it cannot be written; an existing report is kept
     */
    void publish(Report report) throws IOException;

    /** Releases resources and discards an unpublished report. */
    @Override
    void close() throws IOException;

    /** Returns a writer that discards all outcomes. */
    static ReportWriter none() {
        return new ReportWriter() {
            @Override
            public void add(UserOutcome outcome) {}

            @Override
            public void publish(Report report) {}

            @Override
            public void close() {}
        };
    }
}
