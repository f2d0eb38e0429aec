package io.github.feedpin.cli.progress;

import java.time.Duration;

/**
 * Strategy interface for showing progress. Shows notes only, unless more is implemented. Used by one thread at a time.
 */
interface Display {

    /** Returns the interval between two updates. */
    default Duration interval() {
        return Duration.ofDays(1);
    }

    default void show(Snapshot snapshot) {}

    /** Prints a note in a separate line. */
    void note(String line);

    /** Shows the final state. */
    default void finish(Snapshot snapshot) {}
}
