package io.github.feedpin.cli.journal;

/** Thrown when another process, or another command of this one, uses the journal. Nothing has been sent. */
public final class JournalBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JournalBusyException() {
        super("is in use by another command");
    }
}
