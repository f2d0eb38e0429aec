package io.github.feedpin.cli.journal;

import java.io.IOException;

/** Thrown when a journal cannot be written. The message is the end of a sentence that begins with its name. */
public final class JournalWriteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JournalWriteException(IOException cause) {
        super("cannot be written: " + cause.getMessage(), cause);
    }
}
