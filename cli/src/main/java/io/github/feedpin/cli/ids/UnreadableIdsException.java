package io.github.feedpin.cli.ids;

import java.io.IOException;

/** The ids could not be read to the end. */
public final class UnreadableIdsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableIdsException(IOException cause) {
        super("The ids could not be read to the end: " + cause.getMessage(), cause);
    }
}
