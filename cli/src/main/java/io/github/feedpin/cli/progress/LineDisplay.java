package io.github.feedpin.cli.progress;

import java.io.PrintStream;
import java.time.Duration;

/**
 * Display for logs and pipes: one line every few seconds, and one at the end.
 *
 * @param out where to print
 * @param interval the time between two lines
 * @param text formats a line
 */
record LineDisplay(PrintStream out, Duration interval, ProgressText text) implements Display {

    @Override
    public void show(Snapshot snapshot) {
        out.println(text.of(snapshot));
    }

    @Override
    public void note(String line) {
        out.println(line);
    }

    @Override
    public void finish(Snapshot snapshot) {
        out.println(text.ofEnd(snapshot));
    }
}
