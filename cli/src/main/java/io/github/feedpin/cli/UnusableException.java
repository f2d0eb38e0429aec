package io.github.feedpin.cli;

/** Thrown when something that the run depends on, such as the disk of the journal, cannot be used. */
final class UnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message complete sentences */
    UnusableException(String message) {
        super(message);
    }
}
