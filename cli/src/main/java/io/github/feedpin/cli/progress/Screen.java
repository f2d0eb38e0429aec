package io.github.feedpin.cli.progress;

import java.util.function.IntSupplier;

/**
 * Where the progress is shown.
 *
 * @param width tells how many columns the terminal has by now; 0 when it is none
 * @param unicode whether it shows more than ASCII
 */
public record Screen(IntSupplier width, boolean unicode) {

    /** A screen that is never resized. */
    public Screen(int columns, boolean unicode) {
        this(() -> columns, unicode);
    }

    int columns() {
        return width.getAsInt();
    }

    /** Whether a line can be overwritten. */
    boolean isTerminal() {
        return columns() > 0;
    }
}
