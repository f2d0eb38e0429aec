package io.github.feedpin.cli.progress;

import java.time.Duration;

/** Strategy interface for showing progress. Used by one thread at a time. */
interface Display {

    /** Returns the interval between two updates. */
    Duration interval();

    void show(Snapshot snapshot);

    /** Prints a note in a separate line. */
    void note(String line);

    /** Shows the final state. */
    void finish(Snapshot snapshot);
}
