package io.github.feedpin.cli.ids;

import java.io.IOException;

/** Thrown when the ids cannot be read to the end. */
public final class UnreadableIdsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnreadableIdsException(IOException cause) {
        super("The ids could not be read to the end: " + cause.getMessage(), cause);
        this.reason = String.valueOf(cause.getMessage());
    }

    /** Returns the reason, which continues after the name of the source and a colon. */
    public String reason() {
        return reason;
    }
}
