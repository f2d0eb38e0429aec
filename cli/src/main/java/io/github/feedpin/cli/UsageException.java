package io.github.feedpin.cli;

/** The command cannot be carried out as it was given. The message says why; nothing has been sent. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
