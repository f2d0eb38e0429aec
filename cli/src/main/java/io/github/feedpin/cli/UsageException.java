package io.github.feedpin.cli;

/** Thrown when the command line or its input is invalid. Nothing has been sent. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
