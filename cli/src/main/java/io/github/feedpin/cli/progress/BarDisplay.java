package io.github.feedpin.cli.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * A bar in a terminal's last line, drawn over and over, and gone in the end. The cursor rests before its first
 * character, and everything behind is erased: so nothing is left when a terminal that has become narrower wraps what is
 * drawn already. What is drawn before the new width is known is cut by the terminal, not wrapped.
 */
final class BarDisplay implements Display {

    private static final int WIDEST = 32;
    private static final int NARROWEST = 8;
    /** What stands around the bar: its brackets, the percentage, and the spaces between. */
    private static final int FRAME = 10;

    /**
     * From the second column on: erased from the first one, a line at the top of the screen counts as a page, which
     * some terminals keep.
     */
    private static final String ERASE = "\r \u001B[J\r";

    private static final String NO_WRAP = "\u001B[?7l";
    private static final String WRAP = "\u001B[?7h";

    private final PrintStream out;
    private final Screen screen;

    BarDisplay(PrintStream out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

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

    /** One line that leaves the last column free, so that no terminal wraps it. */
    String line(Snapshot snapshot) {
        String words = ProgressText.of(snapshot, screen.unicode() ? " · " : ", ");
        int room = screen.columns() - 1;
        int width = Math.min(WIDEST, room - words.length() - FRAME);
        String line = snapshot.expected().isKnown() && width >= NARROWEST
                ? String.format(Locale.ROOT, "%s %3d %%  %s", bar(snapshot.share(), width), percent(snapshot), words)
                : words;
        return line.substring(0, Math.min(line.length(), Math.max(0, room)));
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

    /** In one piece, so that nothing comes between. */
    private void print(String text) {
        out.print(text);
        out.flush();
    }
}
