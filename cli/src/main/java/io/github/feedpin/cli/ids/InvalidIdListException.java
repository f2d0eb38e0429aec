package io.github.feedpin.cli.ids;

/** Thrown when the input is not a list of ids. The message names the first invalid line; nothing has been sent. */
public final class InvalidIdListException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidIdListException(long line, String problem) {
        super("line " + line + " " + problem);
    }
}
