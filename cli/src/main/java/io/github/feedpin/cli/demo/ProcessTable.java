package io.github.feedpin.cli.demo;

import io.github.feedpin.cli.progress.Screen;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.cli.text.Text;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows the progress of several processes, one line for each. A terminal shows the newest lines only; elsewhere they
 * are repeated every few seconds. Not thread-safe.
 */
final class ProcessTable {

    private static final Pattern SHARE = Pattern.compile("([\\d,]+)(?: of |/)\\D{0,6}([\\d,]+) .*");
    private static final int WIDEST = 16;
    private static final int NARROWEST = 6;
    private static final int LABEL_COLUMNS = 9;
    /** Columns for the name of the process, brackets and spaces. */
    private static final int FRAME = 16;

    private static final String ERASE_LINE = "\u001B[K";
    private static final String NO_WRAP = "\u001B[?7l";
    private static final String WRAP = "\u001B[?7h";

    private final PrintStream out;
    private final Screen screen;
    private final Messages messages;
    private int shown;

    ProcessTable(PrintStream out, Screen screen, Messages messages) {
        this.out = out;
        this.screen = screen;
        this.messages = messages;
    }

    /** Returns the time between two updates. */
    Duration interval() {
        return screen.isTerminal() ? Duration.ofMillis(200) : screen.lineInterval();
    }

    /**
     * Shows the current state.
     *
     * @param progress the last line of each process
     * @param total the line below
     */
    void show(List<String> progress, String total) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < progress.size(); i++) {
            lines.add(label(messages.text("demo.process", i + 1)) + withBar(progress.get(i)));
        }
        lines.add(label(messages.text("demo.together")) + total);
        if (screen.isTerminal()) {
            redraw(lines);
        } else {
            lines.forEach(out::println);
            out.println();
        }
    }

    /** Prints in one write, so that no other output is interleaved. */
    private void redraw(List<String> lines) {
        StringBuilder text = new StringBuilder(NO_WRAP);
        if (shown > 0) {
            text.append("\r\u001B[").append(shown).append('A');
        }
        int room = screen.columns() - 1;
        for (String line : lines) {
            text.append(Text.cut(line, room)).append(ERASE_LINE).append(System.lineSeparator());
        }
        shown = lines.size();
        out.print(text.append(WRAP));
        out.flush();
    }

    private static String label(String text) {
        return Text.padded(text, LABEL_COLUMNS) + "  ";
    }

    private String withBar(String progress) {
        if (progress.isEmpty()) {
            return messages.text("demo.starting");
        }
        String line = Text.sanitize(progress);
        Matcher share = SHARE.matcher(line);
        int width = Math.min(WIDEST, screen.columns() - FRAME - Text.columns(line));
        return screen.isTerminal() && width >= NARROWEST && share.matches()
                ? bar(number(share.group(1)), number(share.group(2)), width) + "  " + line
                : line;
    }

    private String bar(long completed, long all, int width) {
        int done = (int) (width * completed / Math.max(1, all));
        return screen.unicode()
                ? "█".repeat(done) + "░".repeat(width - done)
                : "[" + "#".repeat(done) + "-".repeat(width - done) + "]";
    }

    private static long number(String text) {
        return Long.parseLong(text.replace(",", ""));
    }
}
