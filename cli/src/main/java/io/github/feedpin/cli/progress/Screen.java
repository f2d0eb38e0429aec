package io.github.feedpin.cli.progress;

/**
 * Where the progress is shown.
 *
 * @param columns how wide the terminal is; 0 when it is none
 * @param unicode whether it shows more than ASCII
 */
public record Screen(int columns, boolean unicode) {

    /** Whether a line can be overwritten. */
    boolean isTerminal() {
        return columns > 0;
    }
}
