package io.github.feedpin.cli.progress;

import java.time.Duration;

/** One way to show progress. Used by one thread at a time. */
interface Display {

    /** How often it wants to be told. */
    Duration interval();

    void show(Snapshot snapshot);

    /** Says something else, in a line of its own. */
    void note(String line);

    /** Says how it stood at the end; nothing follows. */
    void finish(Snapshot snapshot);
}
