package io.github.feedpin.cli.ids;

import java.io.IOException;

/** The ids could not be read to the end. The cause says why, in words that follow the name of their source and a colon. */
public final class UnreadableIdsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableIdsException(IOException cause) {
        super("The ids could not be read to the end: " + cause.getMessage(), cause);
    }

    @Override
    public synchronized IOException getCause() {
        return (IOException) super.getCause();
    }
}
