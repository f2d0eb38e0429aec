package io.github.feedpin.cli.progress;

/**
 * Screen that shows the progress.
 *
 * @param columns the width; 0 if it is not a terminal
 * @param unicode whether it supports more than ASCII
 */
public record Screen(int columns, boolean unicode) {

    /** Returns whether a line can be overwritten. */
    boolean isTerminal() {
        return columns > 0;
    }
}
