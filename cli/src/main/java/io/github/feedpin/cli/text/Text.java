package io.github.feedpin.cli.text;

import java.time.Duration;
import java.util.Locale;

/** Formats numbers, durations and external text, independently of the locale. */
public final class Text {

    private static final int MAX_LENGTH = 300;
    private static final long TENTHS_BELOW_SECONDS = 100;

    private Text() {}

    /** Formats a number with separators: {@code 12,000}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Formats a count: {@code 1 user}, {@code 12,000 users}. */
    public static String count(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : "s");
    }

    /** Formats a duration: {@code 4.2 s}, {@code 119 s}, or {@code 9 min 19 s}. */
    public static String time(Duration time) {
        double seconds = time.toMillis() / 1e3;
        if (seconds < TENTHS_BELOW_SECONDS) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return wholeSeconds(time);
    }

    /** Formats a duration in whole seconds: {@code 4 s}, {@code 119 s}, or {@code 9 min 19 s}. */
    public static String wholeSeconds(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 120 ? seconds + " s" : number(seconds / 60) + " min " + seconds % 60 + " s";
    }

    /** Joins two sentences, of which either may be empty. */
    public static String sentences(String first, String second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first + second;
        }
        return first + (first.endsWith(".") ? " " : ". ") + second;
    }

    /** Converts external text to one line without control characters, and truncates it. */
    public static String sanitize(String text) {
        String line = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}]+", " ").strip();
        return line.codePointCount(0, line.length()) <= MAX_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH)) + "...";
    }
}
