package io.github.feedpin.cli.account;

import io.github.feedpin.model.UserOutcome;
import java.io.Closeable;
import java.io.IOException;

/** Where outcomes are written down by name. They come one at a time. */
public interface Report extends Closeable {

    /** Enters one user. What goes wrong shows when the report is published; it does not stop the run. */
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
