package io.github.feedpin.cli.progress;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Width of the terminal that the process belongs to, asked for again now and then, since it may be resized. For one
 * thread.
 */
public final class TerminalWidth implements IntSupplier {

    private static final File TERMINAL = new File("/dev/tty");
    private static final Pattern SIZE = Pattern.compile("\\d+ (\\d+)\\s*");
    private static final long VALID_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_ANSWER_MILLIS = 500;

    private int columns;
    private long askedAt = System.nanoTime();
    private boolean responses = true;

    /** @param columns how wide it is now */
    public TerminalWidth(int columns) {
        this.columns = columns;
    }

    @Override
    public int getAsInt() {
        long now = System.nanoTime();
        if (responses && now - askedAt > VALID_NANOS) {
            ask();
            askedAt = now;
        }
        return columns;
    }

    /** What does not response once is not asked again: the width stays what it is. */
    private void ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            responses = stty.waitFor(LONGEST_ANSWER_MILLIS, TimeUnit.MILLISECONDS);
            if (responses) {
                String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                Matcher matcher = SIZE.matcher(size);
                responses = matcher.matches();
                int answered = responses ? Integer.parseInt(matcher.group(1)) : 0;
                columns = answered > 0 ? answered : columns;
            } else {
                stty.destroy();
            }
        } catch (IOException | NumberFormatException e) {
            responses = false;
        } catch (InterruptedException e) {
            responses = false;
            Thread.currentThread().interrupt();
        }
    }
}
