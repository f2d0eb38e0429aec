package io.github.feedpin.cli.report;

import io.github.feedpin.model.UserOutcome;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Where outcomes are written down by name. They come one at a time. */
public interface Report extends Closeable {

    /**
     * Enters one user.
     *
     * @throws UncheckedIOException the first time that one cannot be written; later ones are dropped, since no report
     *     can be published any more
     */
    void add(UserOutcome outcome);

    /**
     * Makes the report appear.
     *
     * @throws IOException when it could not be written; then nothing appears, and what stood there before stays
     */
    void publish(Account account) throws IOException;

    /** Cleans up; what has not been published is lost. */
    @Override
    void close() throws IOException;

    /** For those who want none. */
    static Report none() {
        return new Report() {
            @Override
            public void add(UserOutcome outcome) {}

            @Override
            public void publish(Account account) {}

            @Override
            public void close() {}
        };
    }
}
