package io.github.feedpin.examples.reminders.runs;

/** Thrown when a run cannot start now. A later request may succeed. */
public final class RunRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    RunRejectedException(String message) {
        super(message);
    }
}
