package io.github.feedpin.cli.text;

import java.time.Duration;
import java.util.Locale;

/** Numbers, times and foreign words as they are shown. The same on every machine, whatever its language. */
public final class Text {

    private static final int LONGEST_FOREIGN = 300;
    private static final long TENTHS_BELOW_SECONDS = 100;

    private Text() {}

    /** With separators: {@code 12,000}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 user}, {@code 12,000 users}. */
    public static String count(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** {@code 4.2 s}, {@code 119 s}, or {@code 9 min 19 s}. */
    public static String time(Duration time) {
        double seconds = time.toMillis() / 1e3;
        if (seconds < TENTHS_BELOW_SECONDS) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return wholeSeconds(time);
    }

    /** {@code 4 s}, {@code 119 s}, or {@code 9 min 19 s}. */
    public static String wholeSeconds(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 120 ? seconds + " s" : number(seconds / 60) + " min " + seconds % 60 + " s";
    }

    /** One after the other, the first with a full stop; either may be empty. */
    public static String sentences(String first, String second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first + second;
        }
        return first + (first.endsWith(".") ? " " : ". ") + second;
    }

    /** {@code text} in one line, without what could garble a terminal, and not too long. */
    public static String foreign(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_FOREIGN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_FOREIGN)) + "...";
    }
}
