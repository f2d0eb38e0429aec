package io.github.feedpin.cli.progress;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Width of the controlling terminal, which is queried again periodically, since it may be resized. Not thread-safe. */
public final class TerminalWidth implements IntSupplier {

    private static final File TERMINAL = new File("/dev/tty");
    private static final Pattern SIZE = Pattern.compile("\\d+ (\\d+)\\s*");
    private static final long VALID_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long TIMEOUT_MILLIS = 500;

    private int columns;
    private long askedAt = System.nanoTime();
    private boolean responsive = true;

    /** @param columns the current width */
    public TerminalWidth(int columns) {
        this.columns = columns;
    }

    @Override
    public int getAsInt() {
        long now = System.nanoTime();
        if (responsive && now - askedAt > VALID_NANOS) {
            ask();
            askedAt = now;
        }
        return columns;
    }

    /** Queries the width. After a failure it is not queried again and the width is kept. */
    private void ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            responsive = stty.waitFor(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            if (responsive) {
                String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                Matcher matcher = SIZE.matcher(size);
                responsive = matcher.matches();
                int width = responsive ? Integer.parseInt(matcher.group(1)) : 0;
                columns = width > 0 ? width : columns;
            } else {
                stty.destroy();
            }
        } catch (IOException | NumberFormatException e) {
            responsive = false;
        } catch (InterruptedException e) {
            responsive = false;
            Thread.currentThread().interrupt();
        }
    }
}
