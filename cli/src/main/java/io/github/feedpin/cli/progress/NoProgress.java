package io.github.feedpin.cli.progress;

import java.io.PrintStream;
import java.time.Duration;

/** Display that prints notes only. */
record NoProgress(PrintStream out) implements Display {

    @Override
    public Duration interval() {
        return Duration.ofDays(1);
    }

    @Override
    public void show(Snapshot snapshot) {}

    @Override
    public void note(String line) {
        out.println(line);
    }

    @Override
    public void finish(Snapshot snapshot) {}
}
