package io.github.feedpin.cli.journal;

/** Thrown when a journal cannot be used as it is. Nothing has been sent. */
public final class JournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param problem the end of a sentence that begins with the name of the journal */
    JournalException(String problem) {
        super(problem);
    }
}
