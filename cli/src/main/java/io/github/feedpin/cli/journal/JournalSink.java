package io.github.feedpin.cli.journal;

import java.io.Closeable;
import java.io.IOException;

/** Strategy interface for the file behind a {@link JournalWriter}. Used by one thread at a time. */
interface JournalSink extends Closeable {

    /**
     * Appends bytes, which survive the end of the process.
     *
     * @throws IOException if they were not written completely to the file that was opened
     */
    void append(byte[] bytes) throws IOException;

    /** Makes everything appended so far survive the end of the machine. */
    void force() throws IOException;
}
