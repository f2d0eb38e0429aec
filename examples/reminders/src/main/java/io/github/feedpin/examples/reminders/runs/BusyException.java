package io.github.feedpin.examples.reminders.runs;

/** A run cannot begin now. It is worth asking again later. */
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BusyException(String message) {
        super(message);
    }
}
