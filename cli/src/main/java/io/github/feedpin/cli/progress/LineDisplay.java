package io.github.feedpin.cli.progress;

import java.io.PrintStream;
import java.time.Duration;

/** Display for logs and pipes: one line every few seconds, and one at the end. */
record LineDisplay(PrintStream out) implements Display {

    private static final String SEPARATOR = ", ";

    @Override
    public Duration interval() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void show(Snapshot snapshot) {
        out.println(ProgressText.of(snapshot, SEPARATOR));
    }

    @Override
    public void note(String line) {
        out.println(line);
    }

    @Override
    public void finish(Snapshot snapshot) {
        out.println(ProgressText.ofEnd(snapshot, SEPARATOR));
    }
}
