package io.github.feedpin.cli.progress;

import java.util.function.IntSupplier;

/**
 * Screen that shows the progress.
 *
 * @param width supplies the current width in columns; 0 when it is not a terminal
 * @param unicode whether it supports more than ASCII
 */
public record Screen(IntSupplier width, boolean unicode) {

    /** Creates a screen of fixed width. */
    public Screen(int columns, boolean unicode) {
        this(() -> columns, unicode);
    }

    int columns() {
        return width.getAsInt();
    }

    /** Returns whether a line can be overwritten. */
    boolean isTerminal() {
        return columns() > 0;
    }
}
