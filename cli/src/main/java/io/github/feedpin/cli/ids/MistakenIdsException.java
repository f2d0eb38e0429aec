package io.github.feedpin.cli.ids;

/**
 * Thrown when what should be a list of ids is something else. The message names the first line that shows it; nothing
 * has been sent.
 */
public final class MistakenIdsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MistakenIdsException(long line, String problem) {
        super("line " + line + " " + problem);
    }
}
