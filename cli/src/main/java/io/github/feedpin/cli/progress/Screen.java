package io.github.feedpin.cli.progress;

import java.time.Duration;

/**
 * Screen that shows the progress.
 *
 * @param columns the width; 0 if it is not a terminal
 * @param unicode whether it supports more than ASCII
 * @param lineInterval the time between two lines if it is not a terminal
 */
public record Screen(int columns, boolean unicode, Duration lineInterval) {

    private static final Duration LINE_INTERVAL = Duration.ofSeconds(5);

    /** Creates a screen with a line every five seconds if it is not a terminal. */
    public Screen(int columns, boolean unicode) {
        this(columns, unicode, LINE_INTERVAL);
    }

    /** Returns whether a line can be overwritten. */
    public boolean isTerminal() {
        return columns > 0;
    }
}
