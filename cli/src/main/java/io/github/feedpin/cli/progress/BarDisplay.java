package io.github.feedpin.cli.progress;

import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.cli.text.Text;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Progress bar in the last line of a terminal, which is erased at the end. The cursor stays before the first character
 * and everything after it is erased, so that no remains are left if a narrower terminal wraps the line. Wrapping is off
 * while the line is drawn.
 */
record BarDisplay(PrintStream out, Screen screen, Messages messages) implements Display {

    private static final int WIDEST = 32;
    private static final int NARROWEST = 8;
    /** Columns for the brackets, the percentage and the spaces. */
    private static final int FRAME = 10;

    /**
     * Starts in the second column: some terminals keep the page in the scrollback when it is erased from the first
     * column of the screen.
     */
    private static final String ERASE = "\r \u001B[J\r";

    private static final String NO_WRAP = "\u001B[?7l";
    private static final String WRAP = "\u001B[?7h";

    @Override
    public Duration interval() {
        return Duration.ofMillis(100);
    }

    @Override
    public void show(Snapshot snapshot) {
        print(ERASE + NO_WRAP + line(snapshot) + WRAP + "\r");
    }

    @Override
    public void note(String line) {
        print(ERASE + line + System.lineSeparator());
    }

    @Override
    public void finish(Snapshot snapshot) {
        print(ERASE);
    }

    /** Returns one line that leaves the last column free, so that no terminal wraps it. */
    String line(Snapshot snapshot) {
        String text = (screen.unicode() ? new ProgressText(messages, " · ") : new ProgressText(messages)).of(snapshot);
        int room = screen.columns() - 1;
        int width = Math.min(WIDEST, room - Text.columns(text) - FRAME);
        String line = snapshot.expected().isKnown() && width >= NARROWEST
                ? String.format(Locale.ROOT, "%s %3d %%  %s", bar(snapshot.share(), width), percent(snapshot), text)
                : text;
        return Text.cut(line, room);
    }

    private String bar(double share, int width) {
        int done = (int) (share * width);
        return screen.unicode()
                ? "█".repeat(done) + "░".repeat(width - done)
                : "[" + "#".repeat(done) + "-".repeat(width - done) + "]";
    }

    private static int percent(Snapshot snapshot) {
        return (int) (snapshot.share() * 100);
    }

    /** Prints in one write, so that no other output is interleaved. */
    private void print(String text) {
        out.print(text);
        out.flush();
    }
}
